#include "ui/panes/load/load_export.h"

#include "server/outbound/load_report.h"
#include "server/runtime/safe_file.h"
#include "server/telemetry/histogram_text.h"
#include "ui/notices.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct LoadExport {
    Q_DECLARE_TR_FUNCTIONS(LoadExport)
};

struct Kind {
    QString filter;
    QString suffix;
};

Kind kindOf(LoadFormat format)
{
    switch (format) {
    case LoadFormat::Json: return {LoadExport::tr("JSON files (*.json)"), u"json"_s};
    case LoadFormat::Csv: return {LoadExport::tr("CSV files (*.csv)"), u"csv"_s};
    case LoadFormat::Hgrm: return {LoadExport::tr("HdrHistogram files (*.hgrm)"), u"hgrm"_s};
    }
    return {};
}

} // namespace

QByteArray loadResultText(const LoadRecord &record, LoadFormat format)
{
    switch (format) {
    case LoadFormat::Csv: return loadCsv(*record.result);
    case LoadFormat::Hgrm: return QByteArray::fromStdString(histogramText(record.result->corrected));
    case LoadFormat::Json: break;
    }
    return loadJson(record.plan, *record.result);
}

void saveLoadResult(QWidget *parent, const LoadRecord &record, LoadFormat format, Notices *notices)
{
    const Kind kind = kindOf(format);
    auto *dialog = new QFileDialog(parent->window(), LoadExport::tr("Save the load run"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(kind.filter);
    dialog->setDefaultSuffix(kind.suffix);
    dialog->selectFile(u"load-run-%1.%2"_s.arg(record.number).arg(kind.suffix));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [text = loadResultText(record, format), notices](const QString &path) {
                         const auto written = saveFile(path, text);
                         if (written)
                             //: %1 a file.
                             notices->post(LoadExport::tr("The load run was written to %1.").arg(path));
                         else
                             notices->post({Notice::Kind::Error,
                                            //: %1 a file, %2 the system's reason.
                                            LoadExport::tr("The load run could not be written to %1: %2. Choose "
                                                           "another place.")
                                                .arg(path, written.error().detail),
                                            {},
                                            {},
                                            {}});
                     });
    dialog->open();
}

} // namespace coroscope
