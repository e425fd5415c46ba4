#include "ui/panes/compression_page.h"

#include "ui/content/content_decode.h"
#include "ui/format.h"
#include "ui/har/imported_exchange.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/tone_label.h"

#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

CompressionPage::CompressionPage(QWidget *parent)
    : QWidget(parent)
    , m_note(new ToneLabel(Tone::Muted, this))
    , m_table(new GridView(u"compressionTable"_s, tr("The response's body by content coding"), nullptr, this))
    , m_model(new CompressionModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_empty(new EmptyState(u"document-export"_s, this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"compressionPage"_s);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(GridView::kSortRole);
    m_table->setModel(m_sorted);
    m_table->setColumns({24, 14, 10, 14}, CompressionModel::CodingColumn, Qt::AscendingOrder);
    m_note->setObjectName(u"compressionNote"_s);
    m_note->setWordWrap(true);
    m_note->setMargin(8);
    m_note->setTextFormat(Qt::PlainText);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_note);
    layout->addWidget(m_pages, 1);
    clear();
}

QString CompressionPage::note() const
{
    return m_note->text();
}

void CompressionPage::clear()
{
    m_job.cancel();
    m_model->setTrials({}, 0);
    m_note->clear();
    m_note->hide();
    m_empty->setText(tr("Nothing to compress"), tr("The response has no body that was kept."));
    m_pages->setCurrentWidget(m_empty);
}

void CompressionPage::setExchange(const ExchangeRecordPtr &record)
{
    clear();
    if (record->responseBody.isEmpty())
        return;
    m_note->setTone(Tone::Muted);
    m_note->setText(tr("Measuring…"));
    m_note->show();
    m_pages->setCurrentWidget(m_table);
    const auto work = [record, coding = contentEncodingOf(*record)](const std::stop_token &stop) {
        const DecodedContent body = decodeContent(record->responseBody, coding, kMostTried, stop);
        Outcome outcome;
        outcome.isWhole = body.end == DecodedContent::End::Whole
            && quint64(record->responseBody.size()) >= record->responseBodyBytes;
        if (!body.bytes.isEmpty() && !stop.stop_requested())
            outcome.trials = tryCodings(body.bytes, stop);
        outcome.bodySize = body.bytes.size();
        return outcome;
    };
    m_job.start(work, [this, record](Outcome outcome) { showOutcome(*record, std::move(outcome)); });
}

void CompressionPage::showOutcome(const ExchangeRecord &record, Outcome outcome)
{
    if (outcome.trials.empty()) {
        m_note->hide();
        m_empty->setText(tr("Nothing to compress"), tr("The body that was kept could not be decoded."));
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    const auto coding = codingOf(record.responseCoding);
    if (outcome.isWhole && coding && record.responseIdentityBytes > 0)
        outcome.trials.insert(outcome.trials.begin() + 1,
                              {*coding, 0, qsizetype(record.responseBodyBytes), record.compression, true});
    m_note->setTone(outcome.isWhole ? Tone::Muted : Tone::Warning);
    const QString size = sizeText(quint64(outcome.bodySize));
    m_note->setText(outcome.isWhole
                        //: %1 a size.
                        ? tr("The whole body, %1, compressed here and now.").arg(size)
                        //: %1 a size.
                        : tr("The body was not kept whole: these figures are of its first %1. More of it would be "
                             "compressed better.")
                              .arg(size));
    m_model->setTrials(std::move(outcome.trials), outcome.bodySize);
    m_table->setCurrentIndex(m_sorted->index(0, 0));
}

} // namespace coroscope
