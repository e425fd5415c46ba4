#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace coroscope {

/// What a pane shows while it has nothing to show: a sentence that says why, and a button that does something about it.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(const QString &iconName, QWidget *parent = nullptr);

    /// Without `action` there is no button.
    void setText(const QString &title, const QString &sentence, const QString &action = {});
    QPushButton *button() const { return m_button; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void actionRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void drawIcon();
    void fit();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    QPushButton *m_button;
};

} // namespace coroscope
