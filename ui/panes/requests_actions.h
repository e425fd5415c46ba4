#pragma once

#include "server/outbound/load_plan.h"
#include "server/runtime/server.h"
#include "ui/har/har_reader.h"
#include "ui/models/exchange_model.h"
#include "ui/window_context.h"

#include <QList>
#include <QObject>
#include <QPointer>

class QAction;
class QDialog;
class QMenu;

namespace coroscope {

class CompareWindow;
class HarExportDialog;
class HarTransfer;
class RequestsPane;
class Resender;

/// What a person can do with requests that were received: send them again, copy, compare, export, import. Each action
/// is a command with a key of its own in the pane. GUI thread.
class RequestsActions final : public QObject {
    Q_OBJECT
public:
    RequestsActions(const WindowContext &context, RequestsPane *pane);
    ~RequestsActions() override;

    void setServer(ServerState state, const QUrl &url);
    /// Rows have been flushed: one that was sent again may have arrived.
    void endFrame();
    /// The selection has changed.
    void update();

    QAction *resend() const { return m_resend; }
    QAction *edit() const { return m_edit; }
    QAction *compare() const { return m_compare; }
    QAction *timeline() const { return m_timeline; }
    QAction *loadRun() const { return m_loadRun; }
    QAction *source() const { return m_source; }
    QAction *exportHar() const { return m_export; }
    QAction *importHar() const { return m_import; }
    /// Everything that copies, for a menu.
    const QList<QAction *> &copying() const noexcept { return m_copying; }
    HarTransfer *transfer() const { return m_transfer; }
    void importFile(const QString &path);

Q_SIGNALS:
    void editRequested(const coroscope::ExchangeRecordPtr &record);
    void startRequested();
    /// Its lane in the Timeline is to be shown; by ExchangeRecord::id.
    void timelineRequested(quint64 id);
    /// The code of its route is to be shown.
    void sourceRequested(int route);
    /// A load run of these, in turn, is wanted.
    void loadRunRequested(const QList<coroscope::LoadRequest> &requests);
    void imported(const coroscope::HarImport &result);
    /// What must be read: a translated sentence.
    void trouble(const QString &sentence);

private:
    QAction *add(const QString &id, const QString &iconName, const QString &text, const QKeySequence &key,
                 void (RequestsActions::*slot)());
    template<typename Text>
    void addCopy(const QString &id, const QString &name, Text text);

    std::vector<ExchangeRecordPtr> selected() const;
    /// The one that is looked at; null: none.
    ExchangeRecordPtr current() const;
    std::vector<ExchangeRecordPtr> shown() const;
    std::vector<ExchangeRecordPtr> all() const;

    void onResend();
    void onEdit();
    void onCompare();
    void onTimeline();
    void onSource();
    void onLoadRun();
    void bringUp(QDialog *dialog) const;
    void onExport();
    void onImport();
    void onImported(const HarImport &result);
    void showReport();
    void exportFrom(const HarExportDialog *dialog);
    void refuse(int refusal, const ExchangeRecordPtr &record);

    const WindowContext m_context;
    RequestsPane *const m_pane;
    Resender *m_resender;
    HarTransfer *m_transfer;
    QAction *m_resend;
    QAction *m_edit;
    QAction *m_compare;
    QAction *m_timeline;
    QAction *m_loadRun;
    QAction *m_source;
    QAction *m_export;
    QAction *m_import;
    QList<QAction *> m_copying;
    ExchangeRecordPtr m_marked; ///< the first of two to compare
    HarImport m_report; ///< of the last import, without its exchanges
    QPointer<HarExportDialog> m_exportDialog;
    QString m_folder; ///< of the last file
    ServerState m_state = ServerState::Stopped;
    QUrl m_url;
};

} // namespace coroscope
