#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/exchange_record.h"
#include "ui/window_context.h"

#include <QList>
#include <QWidget>

#include <functional>

class QAction;
class QCheckBox;
class QHBoxLayout;
class QLabel;
class QSplitter;
class QTabWidget;
class QToolButton;

namespace coroscope {

class CompressionPage;
class ContentView;
class ExchangeMessages;
class ExchangeOverview;
class FieldsView;
class NearMissView;
class QueriesPage;
class RequestTasksPage;
class TextView;
class WindowSettings;
class SecretPolicy;

/// One request from all sides: Overview, Request, Response, Messages, Queries, Tasks, Compression, Raw. Keeps the
/// record that it shows, also after the list has dropped it. A page is filled when it is looked at. GUI thread.
class ExchangeDetail final : public QWidget {
    Q_OBJECT
public:
    explicit ExchangeDetail(QWidget *parent = nullptr);

    /// What its pages need of the window; once. Without it there are no messages of WebSockets.
    void setContext(const WindowContext &context);
    /// What can be done with the exchange, as buttons in its header; the others in a menu of one.
    void setActions(const QList<QAction *> &buttons, const QList<QAction *> &copying);
    /// While nothing secret may be shown, nothing is.
    void obey(SecretPolicy *policy);
    /// Whether the Log has lines of a request, by its trace id; without it there is no button that shows them.
    void setLogLookup(std::function<bool(const QByteArray &)> hasLines);
    /// The kinds of tasks, for whoever says what held a loop.
    void setTaskNames(const QStringList &kinds);

    /// `number`: which one on its connection it is, from 1; 0: not known.
    void setExchange(ExchangeRecordPtr record, const RouteTable &routes, Clock::time_point now, int number = 0);
    void clear();
    /// Where the choices of how bodies are shown are remembered; must outlive this.
    void setSettings(WindowSettings *settings);
    const ExchangeRecordPtr &exchange() const noexcept { return m_record; }
    NearMissView *nearMisses() const;
    ExchangeMessages *messages() const { return m_messages; } ///< null without a context
    CompressionPage *compression() const { return m_compression; }
    QueriesPage *queries() const { return m_queries; }
    RequestTasksPage *tasks() const { return m_tasks; }
    /// A running request has grown.
    void refreshTimes(Clock::time_point now);

Q_SIGNALS:
    void closeRequested();
    void logRequested(const QByteArray &traceId);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct MessagePage {
        QLabel *startLine = nullptr;
        QToolButton *showFields = nullptr; ///< where there is no room for both
        QToolButton *showBody = nullptr;
        QSplitter *splitter = nullptr;
        FieldsView *fields = nullptr;
        QWidget *bodyBox = nullptr;
        QLabel *bodyNote = nullptr;
        ContentView *body = nullptr;
    };

    QWidget *makeMessagePage(MessagePage &page, const QString &fieldsName, const QString &bodyName);
    void fillMessagePage(const MessagePage &page, const QByteArray &head, const QByteArray &body, quint64 bodyBytes,
                         const QByteArray &encoding);
    void arrange(const MessagePage &page) const;
    void fillVisiblePage();
    void fillRaw();
    void showQueryCount();
    void showMessageCount();

    QHBoxLayout *m_top;
    QLabel *m_method;
    QLabel *m_target;
    QCheckBox *m_reveal;
    QTabWidget *m_tabs;
    ExchangeOverview *m_overview;
    MessagePage m_request;
    MessagePage m_response;
    QWidget *m_messagesBox;
    ExchangeMessages *m_messages = nullptr;
    QueriesPage *m_queries;
    RequestTasksPage *m_tasks;
    CompressionPage *m_compression;
    TextView *m_raw;
    ExchangeRecordPtr m_record;
    RouteTable m_routes;
    unsigned m_filled = 0; ///< a bit for each page that shows m_record
};

} // namespace coroscope
