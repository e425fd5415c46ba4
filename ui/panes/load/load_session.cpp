#include "ui/panes/load/load_session.h"

#include "ui/format.h"
#include "ui/panes/load/load_words.h"
#include "ui/setting_marks.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kDense{250}; // of the points of a run that may be short
constexpr milliseconds kDenseUpTo{60'000};

} // namespace

LoadSession::LoadSession(SettingMarks *marks, QObject *parent)
    : QObject(parent)
    , m_marks(marks)
{
    connect(&m_runner, &LoadRunner::progressed, this, &LoadSession::onProgressed);
    connect(&m_runner, &LoadRunner::finished, this, &LoadSession::onFinished);
}

LoadSession::~LoadSession() = default;

LoadPlan LoadSession::completed(LoadPlan plan)
{
    if (plan.total > 0 && plan.duration.count() == 0)
        plan.duration = kLongest;
    const bool mayBeShort = plan.total > 0 || plan.duration <= kDenseUpTo;
    plan.interval = mayBeShort ? kDense : milliseconds(1'000);
    return plan;
}

Result<void> LoadSession::start(LoadRecord wanted)
{
    const Result<void> started = m_runner.start(completed(wanted.plan));
    if (!started)
        return started;
    m_record = std::move(wanted);
    m_record.at = QDateTime::currentDateTime();
    m_snapshot = {};
    m_intervals.clear();
    m_stopping = false;
    //: A mark in the charts: %1 the number of a load run. Its value follows behind a colon.
    mark(tr("Load run %1").arg(m_record.number),
         //: %1 "GET /json", %2 "10 at once, 5 s".
         tr("%1, %2").arg(m_record.label.isEmpty() ? loadWords::requests(m_record.plan) : m_record.label,
                          loadWords::plan(m_record.plan)));
    return {};
}

void LoadSession::stop()
{
    if (!isRunning())
        return;
    m_stopping = true;
    m_runner.stop();
}

void LoadSession::mark(const QString &what, const QString &value)
{
    if (m_marks)
        m_marks->add(what, value);
}

void LoadSession::onProgressed(const LoadSnapshot &snapshot)
{
    m_snapshot = snapshot;
    const bool more = !snapshot.intervals.empty();
    m_intervals.insert(m_intervals.end(), snapshot.intervals.begin(), snapshot.intervals.end());
    m_snapshot.intervals.clear();
    Q_EMIT progressed();
    if (more)
        Q_EMIT intervalsCame();
}

void LoadSession::onFinished(const Result<LoadResultPtr> &result)
{
    m_stopping = false;
    bool needsLeave = false;
    if (result) {
        m_record.result = result.value();
        m_record.trouble.clear();
        m_intervals = m_record.result->intervals;
        //: A mark in the charts.
        mark(tr("Load run %1 ended").arg(m_record.number),
             //: So many answers a second.
             tr("%1/s").arg(rateText(m_record.result->achievedRate())));
    } else {
        m_record.result = nullptr;
        m_record.trouble = loadWords::trouble(result.error(), m_record.plan);
        needsLeave = result.error().kind == Error::Kind::BadRequest;
        mark(tr("Load run %1 ended").arg(m_record.number), tr("it never began"));
    }
    m_snapshot.phase = LoadSnapshot::Phase::Done;
    Q_EMIT finished(std::make_shared<const LoadRecord>(m_record), needsLeave);
}

} // namespace coroscope
