#pragma once

#include "server/telemetry/exchange_record.h"
#include "ui/content/background_job.h"
#include "ui/models/compression_model.h"

#include <QWidget>

class QSortFilterProxyModel;
class QStackedWidget;

namespace coroscope {

class EmptyState;
class GridView;
class ToneLabel;

/// What the body of a response would have become by other content codings: bytes and CPU time, measured off the GUI
/// thread on the body that was kept. GUI thread.
class CompressionPage final : public QWidget {
    Q_OBJECT
public:
    explicit CompressionPage(QWidget *parent = nullptr);

    /// Begins to measure.
    void setExchange(const ExchangeRecordPtr &record);
    void clear();

    GridView *table() const { return m_table; }
    CompressionModel *model() const { return m_model; }
    /// What is measured, or why nothing is.
    QString note() const;
    bool isMeasuring() const { return m_job.isRunning(); }

    static constexpr qsizetype kMostTried = 4 * 1024 * 1024; ///< bytes of a decoded body

private:
    struct Outcome {
        std::vector<CompressionTrial> trials;
        qsizetype bodySize = 0;
        bool isWhole = false;
    };
    void showOutcome(const ExchangeRecord &record, Outcome outcome);

    ToneLabel *m_note;
    GridView *m_table;
    CompressionModel *m_model;
    QSortFilterProxyModel *m_sorted;
    EmptyState *m_empty;
    QStackedWidget *m_pages;
    BackgroundJob<Outcome> m_job; // last: its work is dropped first
};

} // namespace coroscope
