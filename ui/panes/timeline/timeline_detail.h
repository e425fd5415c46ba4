#pragma once

#include "ui/panes/timeline/timeline_facts.h"

#include <QTextBrowser>

namespace coroscope {

/// What is selected in the timeline, in words: its times, what it means, its statements and its key, with links to
/// where they are shown. Links are reached by Tab, opened by Enter. GUI thread.
class TimelineDetail final : public QTextBrowser {
    Q_OBJECT
public:
    explicit TimelineDetail(QWidget *parent = nullptr);

    /// `index` outlives it; `now`: for what still runs.
    void show(const TimelineSelection &selection, const TimelineIndex &index, TimelineTime now);
    const TimelineSelection &selection() const noexcept { return m_selection; }

Q_SIGNALS:
    void requestActivated(const coroscope::ExchangeRecordPtr &record);
    void taskActivated(const QByteArray &id);
    void statementActivated(quint64 fingerprint, const QString &sql);
    void keyActivated(const QByteArray &key);
    /// Of whoever held the loop: its lane.
    void laneActivated(const coroscope::ExchangeRecordPtr &record);

protected:
    void changeEvent(QEvent *event) override;

private:
    void render(bool toTop);
    QString html(const TimelineIndex &index, TimelineTime now);
    void onLink(const QUrl &link);

    TimelineSelection m_selection;
    const TimelineIndex *m_index = nullptr;
    TimelineTime m_now = 0;
    ExchangeRecordPtr m_holder; ///< the request that held the loop
    QString m_html;
};

/// The request whose handler held that worker's loop in that time: the one with the longest overlap; null: it is not
/// kept, or it was none.
ExchangeRecordPtr holderOf(const TimelineIndex &index, std::uint32_t worker, std::int32_t label, TimelineTime from,
                           TimelineTime to);

} // namespace coroscope
