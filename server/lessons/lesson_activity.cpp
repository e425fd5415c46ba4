#include "server/lessons/lesson_activity.h"

#include "server/lessons/child_activity.h"
#include "server/lessons/data_activities.h"
#include "server/lessons/group_activities.h"
#include "server/lessons/load_activities.h"
#include "server/lessons/send_activities.h"
#include "server/lessons/stream_activities.h"
#include "server/runtime/option_value.h"

#include <cmath>
#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

Error wrong(const QString &source, const QString &text, const QString &clause)
{
    return {Error::Kind::BadRequest,
            source == text ? u"\"%1\" %2"_s.arg(source, clause)
                           : u"\"%1\", which is \"%2\", %3"_s.arg(source, text, clause)};
}

bool hasContentType(const HeaderList &headers)
{
    for (const auto &header : headers) {
        if (header.first.compare("Content-Type", Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

Result<QString> LessonContext::text(const QString &source) const
{
    return script.expanded(source);
}

Result<qint64> LessonContext::count(const QString &source, qint64 least, qint64 most) const
{
    const auto expanded = text(source);
    if (!expanded)
        return expanded.error();
    const auto number = parseNumber(expanded.value().trimmed());
    if (number && *number >= least && *number <= most)
        return *number;
    return wrong(source, expanded.value(), u"has to be a whole number from %1 to %2"_s.arg(least).arg(most));
}

Result<milliseconds> LessonContext::time(const QString &source, LessonTimes bounds) const
{
    const auto expanded = text(source);
    if (!expanded)
        return expanded.error();
    const auto time = parseDuration(expanded.value());
    if (!time)
        return wrong(source, expanded.value(), u"has to be a time, such as 500ms or 2s"_s);
    if (!bounds.contain(*time))
        return wrong(source, expanded.value(), u"has to be "_s + bounds.text());
    return *time;
}

Result<double> LessonContext::number(const QString &source) const
{
    const auto expanded = text(source);
    if (!expanded)
        return expanded.error();
    bool isNumber = false;
    const double number = expanded->toDouble(&isNumber);
    if (isNumber && std::isfinite(number))
        return number;
    return wrong(source, expanded.value(), u"has to be a number"_s);
}

Result<HttpCall> LessonContext::call(const LessonCall &source) const
{
    const auto method = text(source.method);
    const auto url = text(source.url);
    const auto body = text(source.body);
    for (const auto *each : {&method, &url, &body}) {
        if (!*each)
            return each->error();
    }
    HttpCall call;
    call.method = method->toLatin1();
    call.url = base.resolved(QUrl(url.value(), QUrl::StrictMode));
    // A lesson calls its own server, whatever its expressions give.
    if (!call.url.isValid() || call.url.authority() != base.authority() || call.url.scheme() != base.scheme())
        return wrong(source.url, url.value(), u"has to be a path of the lesson's server, such as /users?limit=5"_s);
    call.body = body->toUtf8();
    call.known = known;
    if (!source.timeout.isEmpty()) {
        const auto timeout = time(source.timeout, LessonTimes::ofWaits());
        if (!timeout)
            return timeout.error();
        call.timeout = timeout.value();
    }
    for (const auto &[name, value] : source.headers) {
        const auto expanded = text(value);
        if (!expanded)
            return expanded.error();
        call.headers.append({name.toLatin1(), expanded->toUtf8()});
    }
    if (!call.body.isEmpty() && !hasContentType(call.headers)) {
        const bool isJson = call.body.startsWith('{') || call.body.startsWith('[');
        call.headers.emplaceBack("Content-Type", isJson ? "application/json" : "text/plain; charset=utf-8");
    }
    return call;
}

void LessonActivity::begin(Done done, std::function<void(double)> progressed)
{
    m_done = std::move(done);
    m_progressed = std::move(progressed);
    if (const auto started = start(); !started)
        finish(started.error());
}

void LessonActivity::finish(Result<QJsonObject> result)
{
    if (std::exchange(m_isOver, true))
        return;
    QMetaObject::invokeMethod(
        this, [this, result = std::move(result)] { m_done(result); }, Qt::QueuedConnection);
}

void LessonActivity::failInside(const LessonActivity &inner, std::pair<int, int> place, const Error &error)
{
    if (m_isOver)
        return;
    m_failedAt = inner.failedAt().first > 0 ? inner.failedAt() : place;
    finish(error);
}

void LessonActivity::progress(double fraction)
{
    if (m_progressed && !m_isOver)
        m_progressed(fraction);
}

void LessonActivity::addPath(const QUrl &url)
{
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    if (!m_paths.contains(path))
        m_paths.append(path);
}

namespace {

struct Maker {
    const LessonContext &context;

    std::unique_ptr<LessonActivity> operator()(const LoadAction &action) const
    {
        return std::make_unique<LoadActivity>(context, action);
    }
    std::unique_ptr<LessonActivity> operator()(const SendAction &action) const
    {
        return std::make_unique<SendActivity>(context, action);
    }
    std::unique_ptr<LessonActivity> operator()(const TogetherAction &action) const
    {
        return std::make_unique<TogetherActivity>(context, action);
    }
    std::unique_ptr<LessonActivity> operator()(const PauseAction &action) const
    {
        return std::make_unique<PauseActivity>(context, action);
    }
    std::unique_ptr<LessonActivity> operator()(const KnobsAction &action) const
    {
        return std::make_unique<KnobsActivity>(context, action.knobs);
    }
    std::unique_ptr<LessonActivity> operator()(const SqlAction &action) const
    {
        return std::make_unique<SqlActivity>(context, action);
    }
    std::unique_ptr<LessonActivity> operator()(const ExplainAction &action) const
    {
        return std::make_unique<ExplainActivity>(context, action);
    }
    std::unique_ptr<LessonActivity> operator()(const LeaveAction &action) const
    {
        return std::make_unique<LeaveActivity>(context, action);
    }
    std::unique_ptr<LessonActivity> operator()(const UntilAction &action) const
    {
        return std::make_unique<UntilActivity>(context, action);
    }
    std::unique_ptr<LessonActivity> operator()(const EventsAction &action) const
    {
        return std::make_unique<EventsActivity>(context, action);
    }
    std::unique_ptr<LessonActivity> operator()(const SocketAction &action) const
    {
        return std::make_unique<SocketActivity>(context, action);
    }
    std::unique_ptr<LessonActivity> operator()(const DrainAction &action) const
    {
        return std::make_unique<DrainActivity>(context, action);
    }
    std::unique_ptr<LessonActivity> operator()(const KillAction &action) const
    {
        return std::make_unique<ChildActivity>(context, action);
    }
};

} // namespace

std::unique_ptr<LessonActivity> makeActivity(const LessonAction &action, const LessonContext &context)
{
    return std::visit(Maker{context}, action.what);
}

} // namespace coroscope
