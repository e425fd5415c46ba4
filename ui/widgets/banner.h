#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace coroscope {

/// A sentence across the window that stays until it is read or its reason is gone: what happened, why, what to do, with
/// a button that does it. Hidden until it is shown with show…().
class Banner final : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Error, Warning, Info };

    explicit Banner(QWidget *parent = nullptr);

    /// Without `action` there is no button; without `closable` only code hides it.
    void showMessage(Kind kind, const QString &text, const QString &action = {}, bool closable = true);
    QString text() const;
    QPushButton *actionButton() const { return m_action; }

Q_SIGNALS:
    void actionRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    Kind m_kind = Kind::Info;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
};

} // namespace coroscope
