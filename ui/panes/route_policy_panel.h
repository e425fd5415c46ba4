#pragma once

#include "ui/panes/knobs/fault_fields.h"
#include "ui/window_context.h"

#include <QList>
#include <QWidget>

class QAction;
class QCheckBox;
class QToolButton;

namespace coroscope {

class ElidedLabel;

/// Edits the policy of the routes that are chosen: whether they answer, delay, errors, resets, slow bodies. What is
/// typed is done to all of them at once, is in force from the next request on, and can be undone. Escape asks to be
/// closed. GUI thread.
class RoutePolicyPanel final : public QWidget {
    Q_OBJECT
public:
    /// With a server. `clear`: takes the policy of those routes away.
    RoutePolicyPanel(const WindowContext &context, QAction *clear, QWidget *parent = nullptr);

    void setRoutes(const QList<int> &routes);
    const QList<int> &routes() const noexcept { return m_routes; }
    /// Shows what the server does now.
    void refresh();

    QCheckBox *enabledBox() const { return m_enabled; }
    QToolButton *closeButton() const { return m_close; }

Q_SIGNALS:
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void edit(FaultFields::Field field);

    const WindowContext m_context;
    QList<int> m_routes;
    ElidedLabel *m_title;
    QToolButton *m_close;
    QWidget *m_body;
    QCheckBox *m_enabled;
    FaultFields *m_fields = nullptr;
};

} // namespace coroscope
