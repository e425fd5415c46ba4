#pragma once

#include "ui/content/background_job.h"
#include "ui/json_format.h"
#include "ui/panes/sender_request.h"

#include <QMap>
#include <QWidget>

class QComboBox;
class QPushButton;

namespace coroscope {

class CodeEdit;
class FindBar;
class ToneLabel;

/// Edits a request's body: none, JSON (checked while it is typed, with the place of the first fault) or text of any
/// media type.
class BodyEditor final : public QWidget {
    Q_OBJECT
public:
    explicit BodyEditor(QWidget *parent = nullptr);

    BodyMode mode() const;
    QString text() const;
    QString textType() const;
    /// Edits JSON and nothing else: no choice above. `emptyText` is said where there is no text.
    void setJsonOnly(const QString &accessibleName, const QString &emptyText);
    /// It is JSON, or empty.
    bool isRight() const noexcept { return m_fault < 0 && !m_checking.isRunning(); }
    /// Another kind of body, edited by `page`, which takes the editor's place while it is chosen.
    void addPage(BodyMode mode, const QString &title, QWidget *page);
    void setBody(BodyMode mode, const QString &text, const QString &textType);
    /// The text indented, where it is JSON; undoable.
    void format();
    CodeEdit *edit() const { return m_edit; }
    /// What is shown about the JSON: that it is right, or where and why it is not.
    QString verdict() const;

    /// Longer texts are checked off the GUI thread.
    static constexpr qsizetype kCheckedAtOnce = 64 * 1024;

Q_SIGNALS:
    void changed();

private:
    void onModeChanged();
    void check();
    void onChecked(const std::optional<JsonFault> &fault);
    void applyLanguage();

    QComboBox *m_mode;
    QComboBox *m_type;
    QPushButton *m_format;
    QPushButton *m_goTo;
    ToneLabel *m_verdict;
    ToneLabel *m_none;
    CodeEdit *m_edit;
    FindBar *m_find;
    BackgroundJob<std::optional<JsonFault>> m_checking;
    qsizetype m_fault = -1;
    QString m_emptyText;
    QMap<BodyMode, QWidget *> m_pages; ///< of the kinds that are no text
};

} // namespace coroscope
