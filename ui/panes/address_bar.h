#pragma once

#include <QUrl>
#include <QWidget>

#include <optional>

class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace coroscope {

class AddressCompleter;
class AddressCompletions;
class AddressEdit;
class ToneLabel;

/// Method, address, how many at once, Send, Cancel, Load run, History, and the URL that the address means. Words only:
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
    /// The address is a WebSocket's: it is connected to, once, by a GET.
    void setSocket(bool socket);
    /// Where bare paths go, so that they complete behind it too.
    void setHome(const QUrl &home);
    /// How many sends are kept; checked: they are shown.
    void setHistory(int count, bool shown);
    /// What the address means, or why it means nothing.
    void setMeaning(const QString &text, bool isTrouble);
    void focusAddress();

    /// That of the arrangement for a narrow dock, where Send stands in the second line.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sendRequested();
    void cancelRequested();
    void loadRunRequested();
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
    void arrange();
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
    QToolButton *m_load;
    QString m_meaningText;
    QHBoxLayout *m_first;
    QHBoxLayout *m_second;
    bool m_isSocket = false;
    std::optional<bool> m_narrow; ///< empty: not arranged yet
};

} // namespace coroscope
