#pragma once

#include "ui/panes/cache/key_jobs.h"
#include "ui/widgets/banner.h"

#include <utility>

namespace coroscope {

class ExportJob;
class ImportJob;
class JobBar;
class Notices;

/// What is done with many keys: deleted, written to a file, read from one. One thing at a time, shown by a bar; with
/// the dialogs for it. GUI thread.
class KeyWork final : public QObject {
    Q_OBJECT
public:
    using Offers = QList<std::pair<QString, KeyChoice>>; ///< what can be chosen, by a menu's text

    /// Dialogs appear over `window`, which owns this. Both outlive it.
    KeyWork(KeyStore *store, Notices *notices, QWidget *window);

    bool isBusy() const { return m_job; }
    /// The caller puts it somewhere.
    JobBar *bar() const { return m_bar; }

    /// Keys by name. What cannot be undone is said before anything is done.
    void remove(const QList<QByteArray> &keys);
    /// After they were counted, and some of them shown. `counts`: at once.
    void removeAfterLook(const KeyChoice &choice, bool counts);
    void chooseExport(const Offers &offers);
    void exportTo(const QString &path, const KeyChoice &choice);
    void chooseImport();
    /// `replace`: keys that are there.
    void importFrom(const QString &path, bool replace);

Q_SIGNALS:
    /// It is busy now, or not any more.
    void stateChanged();
    /// Whatever is shown may be something else.
    void manyChanged();
    void said(coroscope::Banner::Kind kind, const QString &text);

private:
    bool canBegin() const;
    void run(KeyJob *job, const QString &text);
    void removeNow(const KeyChoice &choice, bool undoable);
    void end(KeyJob *job);
    void onMeasured(const CountJob &job);
    void onDeleted(const DeleteJob &job);
    void onExported(const ExportJob &job);
    void onImported(const ImportJob &job);

    KeyStore *m_store;
    Notices *m_notices;
    QWidget *m_window;
    JobBar *m_bar;
    QPointer<KeyJob> m_job;
};

} // namespace coroscope
