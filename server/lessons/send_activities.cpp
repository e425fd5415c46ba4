#include "server/lessons/send_activities.h"

#include "server/lessons/lesson_values.h"

#include <QJsonArray>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostTimes = 2'000;
constexpr qint64 kMostAtOnce = 500;
constexpr qsizetype kKeptBody = 64 * 1024;
constexpr qsizetype kKeptTogether = 8 * 1024 * 1024; ///< of the short replies of one action
constexpr qint64 kMostBody = 8LL * 1024 * 1024;

double seconds(nanoseconds time)
{
    return double(time.count()) / 1e9;
}

/// Short, for a list of many; `isWhole`: with what it says.
QJsonObject shortObject(const QJsonObject &whole, const HttpReply &reply, bool isWhole)
{
    QJsonObject object{{u"status"_s, reply.status},
                       {u"milliseconds"_s, whole.value(u"milliseconds"_s)},
                       {u"bytes"_s, double(reply.body.size())}};
    if (!isWhole)
        object.insert(u"json"_s, QJsonValue());
    else if (whole.value(u"json"_s).isNull())
        object.insert(u"body"_s, whole.value(u"body"_s));
    else
        object.insert(u"json"_s, whole.value(u"json"_s));
    object.insert(u"retryAfter"_s, whole.value(u"headers"_s).toObject().value(u"retry-after"_s));
    return object;
}

} // namespace

QJsonObject lessonObject(const HttpReply &reply)
{
    QJsonObject headers;
    for (const auto &[name, value] : reply.headers)
        headers.insert(QString::fromLatin1(name).toLower(), QString::fromUtf8(value));
    return {{u"status"_s, reply.status},
            {u"milliseconds"_s, lessonMs(reply.total)},
            {u"body"_s, QString::fromUtf8(reply.body.first(std::min(reply.body.size(), kKeptBody)))},
            {u"bytes"_s, double(reply.body.size())},
            {u"json"_s, lessonJson(reply.body)},
            {u"headers"_s, headers}};
}

// ---------------------------------------------------------------- calls

CallingActivity::CallingActivity(const LessonContext &context)
    : LessonActivity(context)
{
    connect(&context.sender, &HttpSender::finished, this, [this](quint64 id, const Result<HttpReply> &reply) {
        const auto found = m_running.find(id);
        if (found == m_running.end())
            return;
        const qsizetype index = found.value();
        m_running.erase(found);
        onReply(index, reply);
    });
}

CallingActivity::~CallingActivity()
{
    cutAll();
}

void CallingActivity::call(const HttpCall &call, qsizetype index)
{
    m_running.insert(m_context.sender.send(call), index);
}

void CallingActivity::cutAll()
{
    for (auto it = m_running.keyBegin(); it != m_running.keyEnd(); ++it)
        m_context.sender.cancel(*it);
}

// ---------------------------------------------------------------- send

SendActivity::SendActivity(const LessonContext &context, SendAction action)
    : CallingActivity(context)
    , m_action(std::move(action))
{
}

Result<void> SendActivity::start()
{
    const auto times = m_context.count(m_action.times, 1, kMostTimes);
    const auto atOnce = m_context.count(m_action.atOnce, 1, kMostAtOnce);
    if (!times)
        return times.error();
    if (!atOnce)
        return atOnce.error();
    m_times = times.value();
    m_replies.resize(std::size_t(std::min<qint64>(m_times, LessonAction::kMostReplies)));
    m_begun = Clock::now();
    const qint64 first = std::min(m_times, atOnce.value());
    while (m_next < first) {
        if (const auto sent = sendNext(); !sent)
            return sent;
    }
    return {};
}

Result<void> SendActivity::sendNext()
{
    m_context.script.set(u"i"_s, double(m_next));
    auto each = m_context.call(m_action.call);
    m_context.script.unset(u"i"_s);
    if (!each)
        return each.error();
    each->maxBody = kMostBody;
    addPath(each->url);
    call(each.value(), qsizetype(m_next));
    ++m_next;
    return {};
}

void SendActivity::onReply(qsizetype index, const Result<HttpReply> &reply)
{
    if (reply) {
        ++m_answered;
        addHere(index, reply.value());
    } else {
        ++m_failed;
        m_error = reply.error().detail;
        // The server has seen it, and knows why it got no answer.
        const CallFault fault = callFault(reply.error());
        if (fault == CallFault::Lost || reply.error().kind == Error::Kind::Timeout)
            ++m_recorded;
    }
    const qint64 done = m_answered + m_failed;
    progress(double(done) / double(m_times));
    if (m_next < m_times) {
        if (const auto sent = sendNext(); !sent)
            finish(sent.error());
    } else if (done == m_times) {
        finishNow();
    }
}

void SendActivity::addHere(qsizetype index, const HttpReply &reply)
{
    ++m_statuses[QString::number(reply.status)];
    const QJsonObject whole = lessonObject(reply);
    if (std::size_t(index) < m_replies.size()) {
        const bool isWhole = reply.body.size() <= kKeptBody && m_kept + reply.body.size() <= kKeptTogether;
        m_kept += isWhole ? reply.body.size() : 0;
        m_replies[std::size_t(index)] = shortObject(whole, reply, isWhole);
    }
    if (index > m_lastIndex) {
        m_lastIndex = index;
        m_last = whole;
    }
}

void SendActivity::finishNow()
{
    QJsonObject object = m_last;
    QJsonObject statuses;
    for (auto it = m_statuses.begin(); it != m_statuses.end(); ++it)
        statuses.insert(it.key(), it.value());
    QJsonArray replies;
    for (const QJsonObject &reply : m_replies)
        replies.append(reply);
    object.insert(u"times"_s, double(m_times));
    object.insert(u"failed"_s, double(m_failed));
    object.insert(u"error"_s, m_error);
    object.insert(u"statuses"_s, statuses);
    object.insert(u"seconds"_s, seconds(Clock::now() - m_begun));
    object.insert(u"replies"_s, replies);
    m_recorded += std::uint64_t(m_answered);
    finish(object);
}

// ---------------------------------------------------------------- leave

LeaveActivity::LeaveActivity(const LessonContext &context, LeaveAction action)
    : CallingActivity(context)
    , m_action(std::move(action))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { cutAll(); });
}

Result<void> LeaveActivity::start()
{
    const auto times = m_context.count(m_action.times, 1, kMostAtOnce);
    const auto after = m_context.time(m_action.after, LessonTimes::ofRuns());
    auto each = m_context.call(m_action.call);
    if (!times)
        return times.error();
    if (!after)
        return after.error();
    if (!each)
        return each.error();
    each->freshConnection = true;
    addPath(each->url);
    m_times = times.value();
    m_begun = Clock::now();
    for (qint64 i = 0; i < m_times; ++i)
        call(each.value(), qsizetype(i));
    m_timer.start(after.value());
    return {};
}

void LeaveActivity::onReply(qsizetype, const Result<HttpReply> &reply)
{
    if (!reply && !reply.error().isCanceled()) {
        finish(reply.error());
        return;
    }
    ++(reply ? m_answered : m_left);
    if (isCalling())
        return;
    m_recorded = std::uint64_t(m_times);
    finish(QJsonObject{{u"left"_s, double(m_left)},
                       {u"answered"_s, double(m_answered)},
                       {u"seconds"_s, seconds(Clock::now() - m_begun)}});
}

// ---------------------------------------------------------------- until

UntilActivity::UntilActivity(const LessonContext &context, UntilAction action)
    : CallingActivity(context)
    , m_action(std::move(action))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &UntilActivity::tryOnce);
}

Result<void> UntilActivity::start()
{
    const auto within = m_context.time(m_action.within, LessonTimes::ofWaits());
    const auto every = m_context.time(m_action.every, LessonTimes::ofRuns());
    if (!within)
        return within.error();
    if (!every)
        return every.error();
    if (!m_action.call.url.isEmpty()) {
        auto each = m_context.call(m_action.call);
        if (!each)
            return each.error();
        each->maxBody = kMostBody;
        addPath(each->url);
        m_call = std::move(each).value();
    }
    m_within = within.value();
    m_timer.setInterval(std::max(every.value(), milliseconds(5)));
    m_begun = Clock::now();
    tryOnce();
    return {};
}

void UntilActivity::tryOnce()
{
    ++m_tries;
    if (!m_call) {
        judge({});
        return;
    }
    // No answer is waited for longer than all of it may take.
    HttpCall next = *m_call;
    const auto left = std::chrono::ceil<milliseconds>(m_begun + m_within - Clock::now());
    next.timeout = std::clamp(left, milliseconds(1), m_call->timeout);
    call(next, 0);
}

void UntilActivity::onReply(qsizetype, const Result<HttpReply> &reply)
{
    m_recorded += reply ? 1U : 0U;
    judge(reply ? lessonObject(reply.value())
                : QJsonObject{{u"status"_s, 0}, {u"error"_s, reply.error().detail}, {u"json"_s, QJsonValue()}});
}

void UntilActivity::judge(QJsonObject reply)
{
    m_context.script.set(u"reply"_s, reply);
    const auto holds = m_context.script.truth(m_action.that);
    m_context.script.unset(u"reply"_s);
    const nanoseconds waited = Clock::now() - m_begun;
    // What cannot be computed yet may be so later: an answer that has no such key.
    if (holds && holds.value()) {
        reply.insert(u"tries"_s, double(m_tries));
        reply.insert(u"waited"_s, double(waited.count()) / 1e6);
        finish(reply);
    } else if (waited >= m_within) {
        finish(Error{Error::Kind::Timeout,
                     u"%1 did not hold within %2 ms%3"_s.arg(m_action.that)
                         .arg(m_within.count())
                         .arg(holds ? QString() : u": "_s + holds.error().detail)});
    } else {
        m_timer.start();
    }
}

} // namespace coroscope
