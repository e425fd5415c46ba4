#pragma once

#include <QUrl>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace coroscope {

class AddressCompleter;
class AddressCompletions;
class AddressEdit;
class ToneLabel;

/// Method, address, how many at once, Send, Cancel; under them the URL that the address means, and History. Words only:
/// what they do is the pane's.
class AddressBar final : public QWidget {
    Q_OBJECT
public:
    explicit AddressBar(AddressCompletions *completions, QWidget *parent = nullptr);

    QLineEdit *address() const;
    QByteArray method() const;
    void setMethod(const QByteArray &method);
    int count() const;
    void setCount(int count);

    void setRunning(bool running);
    /// Where bare paths go, so that they complete behind it too.
    void setHome(const QUrl &home);
    /// How many sends are kept; checked: they are shown.
    void setHistory(int count, bool shown);
    /// What the address means, or why it means nothing.
    void setMeaning(const QString &text, bool isTrouble);
    void focusAddress();

Q_SIGNALS:
    void sendRequested();
    void cancelRequested();
    void methodChanged();
    void countChanged();
    void historyToggled(bool shown);
    void curlPasted(const QString &command);
    void undoRequested();
    void redoRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elideMeaning();
    void tintMethod();

    QComboBox *m_method;
    AddressEdit *m_address;
    AddressCompleter *m_completer;
    QPushButton *m_send;
    QSpinBox *m_count;
    QToolButton *m_cancel;
    ToneLabel *m_meaning;
    QToolButton *m_history;
    QString m_meaningText;
};

} // namespace coroscope
