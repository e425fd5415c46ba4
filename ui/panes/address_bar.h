#pragma once

#include "server/http/route_info.h"

#include <QUrl>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStringListModel;
class QToolButton;

namespace coroscope {

class ToneLabel;

/// Method, address, how many at once, Send, Cancel; under them the URL that the address means. Words only: what they do
/// is the pane's.
class AddressBar final : public QWidget {
    Q_OBJECT
public:
    explicit AddressBar(QWidget *parent = nullptr);

    QLineEdit *address() const { return m_address; }
    QByteArray method() const;
    void setMethod(const QByteArray &method);
    int count() const;
    void setCount(int count);

    void setRunning(bool running);
    /// Addresses to complete: the paths of the routes, alone and behind `home`.
    void setRoutes(const RouteTable &routes, const QUrl &home);
    /// What the address means, or why it means nothing.
    void setMeaning(const QString &text, bool isTrouble);
    void focusAddress();

Q_SIGNALS:
    void sendRequested();
    void cancelRequested();
    void methodChanged();
    void countChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elideMeaning();
    void tintMethod();

    QComboBox *m_method;
    QLineEdit *m_address;
    QPushButton *m_send;
    QSpinBox *m_count;
    QToolButton *m_cancel;
    ToneLabel *m_meaning;
    QStringListModel *m_completions;
    QString m_meaningText;
};

} // namespace coroscope
