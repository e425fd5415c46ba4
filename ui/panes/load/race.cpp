#include "ui/panes/load/race.h"

#include "ui/panes/load/load_runs_model.h"

namespace coroscope {

Race::Race(SettingMarks *marks, LoadRunsModel *runs, QObject *parent)
    : QObject(parent)
    , m_runs(runs)
{
    for (int side = 0; side < 2; ++side) {
        auto *session = new LoadSession(marks, this);
        m_sides[std::size_t(side)] = session;
        connect(session, &LoadSession::progressed, this, &Race::progressed);
        connect(session, &LoadSession::intervalsCame, this, &Race::intervalsCame);
        connect(session, &LoadSession::finished, this,
                [this, side](const LoadRecordPtr &record, bool needsLeave) { onFinished(side, record, needsLeave); });
    }
}

Result<void> Race::start(const RaceWish &wish)
{
    for (const RaceSide &side : wish.sides) {
        LoadPlan plan = wish.load;
        plan.requests = {side.request};
        if (const auto checked = checkLoad(LoadSession::completed(plan)); !checked)
            return checked;
    }
    m_wish = wish;
    m_records = {};
    m_begun = {};
    m_trouble.clear();
    m_needsLeave = false;
    m_stopped = false;
    m_running = true;
    for (int side = 0; side < (wish.atOnce ? 2 : 1); ++side) {
        if (const auto begun = begin(side); !begun) {
            m_running = false;
            m_sides[0]->stop();
            return begun;
        }
    }
    return {};
}

Result<void> Race::begin(int side)
{
    LoadRecord wanted;
    wanted.number = m_runs->nextNumber();
    wanted.plan = m_wish.load;
    wanted.plan.requests = {m_wish.sides[std::size_t(side)].request};
    wanted.label = m_wish.sides[std::size_t(side)].name;
    m_begun[std::size_t(side)] = true;
    return m_sides[std::size_t(side)]->start(wanted);
}

void Race::stop()
{
    m_stopped = true;
    for (LoadSession *side : m_sides)
        side->stop();
}

void Race::onFinished(int side, const LoadRecordPtr &record, bool needsLeave)
{
    if (record->result) {
        m_records[std::size_t(side)] = record;
        m_runs->add(record);
    } else if (m_trouble.isEmpty()) {
        m_trouble = record->trouble;
        m_needsLeave = needsLeave;
    }
    if (!m_running)
        return;
    const int other = 1 - side;
    if (m_sides[std::size_t(other)]->isRunning()) {
        if (!record->result)
            m_sides[std::size_t(other)]->stop(); // alone it is no race
        return;
    }
    if (!m_begun[std::size_t(other)] && record->result && !m_stopped) {
        if (const auto begun = begin(other); begun) {
            Q_EMIT intervalsCame();
            return;
        } else {
            m_trouble = begun.error().detail;
        }
    }
    end();
}

void Race::end()
{
    m_running = false;
    Q_EMIT finished();
}

} // namespace coroscope
