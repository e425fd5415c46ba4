#pragma once

#include "server/async/result.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace coroscope {

class BytesEdit;

/// Another value for a string or an element, and whether to save it: Ctrl+Enter, or Escape. GUI thread.
class ValueEditPage final : public QWidget {
    Q_OBJECT
public:
    explicit ValueEditPage(QWidget *parent = nullptr);

    /// `what`: a text that says of what they are.
    void open(const QByteArray &bytes, const QString &what);
    /// What was written since then is of no matter.
    void forget() { m_isEdited = false; }
    bool isEdited() const noexcept { return m_isEdited; }
    /// BadRequest where what is written is no bytes; says why.
    Result<QByteArray> bytes() const;

    BytesEdit *editor() const { return m_editor; }
    QPushButton *saveButton() const { return m_save; }

Q_SIGNALS:
    void saveRequested();
    void discardRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    BytesEdit *m_editor;
    QLabel *m_what;
    QPushButton *m_save;
    QPushButton *m_discard;
    bool m_isEdited = false; ///< since it was opened
};

} // namespace coroscope
