#pragma once

#include "server/outbound/http_call.h"

#include <QTreeWidget>

namespace coroscope {

/// The fields of a head, read only: names and values that can be copied. Secrets are dots unless revealed.
class FieldsView final : public QTreeWidget {
    Q_OBJECT
public:
    explicit FieldsView(const QString &accessibleName, QWidget *parent = nullptr);
    void setFields(const HeaderList &fields, bool revealed);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showMenu(const QPoint &at);
    void copySelected();
};

} // namespace coroscope
