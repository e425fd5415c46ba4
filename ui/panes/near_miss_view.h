#pragma once

#include "server/http/route_explainer.h"
#include "server/telemetry/exchange_record.h"
#include "ui/window_context.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace coroscope {

/// Why a request found no route: for 404 and 405 the routes that came near and what kept each from taking it; for 421
/// the host that was asked for, what is protected by refusing it, and a way to allow it. Hidden for any other answer.
/// GUI thread.
class NearMissView final : public QWidget {
    Q_OBJECT
public:
    explicit NearMissView(QWidget *parent = nullptr);

    /// What its buttons act on. Without a server there are none.
    void setContext(const WindowContext &context);
    void setExchange(const ExchangeRecordPtr &record, const RouteTable &routes);
    /// A sentence for one reason; translated.
    static QString sentence(const MissReason &reason);

Q_SIGNALS:
    void openInSender(const coroscope::RouteInfo &route);

private:
    void refresh();
    void showMisses();
    void addMiss(const NearMiss &miss);
    void showHost();
    void allowHost();
    void clear();
    QLabel *addText(const QString &text, const char *role = nullptr);
    QPushButton *addButton(const QString &name, const QString &text, const QString &accessibleName);

    WindowContext m_context;
    ExchangeRecordPtr m_record;
    RouteTable m_routes;
    QVBoxLayout *m_layout;
    QWidget *m_page = nullptr; ///< made anew for each request
    QVBoxLayout *m_lines = nullptr;
};

} // namespace coroscope
