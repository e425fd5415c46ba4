#pragma once

#include <QLineEdit>

namespace coroscope {

/// An address line that takes whole curl commands: whichever way one is pasted or dropped, it is handed on instead of
/// being inserted.
class AddressEdit final : public QLineEdit {
    Q_OBJECT
public:
    explicit AddressEdit(QWidget *parent = nullptr);

Q_SIGNALS:
    void curlPasted(const QString &command);
    /// Undo was asked for, and this line has nothing to take back.
    void undoBeyond();
    void redoBeyond();
    void sendRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    bool takeCurl(const QString &text);
    bool isPopupOpen() const;
};

} // namespace coroscope
