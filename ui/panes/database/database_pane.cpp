#include "ui/panes/database/database_pane.h"

#include "server/telemetry/held_connection.h"
#include "server/telemetry/telemetry_hub.h"
#include "ui/commands.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/panes/database/pool_view.h"
#include "ui/panes/database/sample_data.h"
#include "ui/panes/database/schema_view.h"
#include "ui/panes/database/slow_view.h"
#include "ui/panes/database/sql_view.h"
#include "ui/panes/database/statement_model.h"
#include "ui/panes/database/statements_view.h"
#include "ui/setting_marks.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/pane_tabs.h"

#include <QAction>
#include <QDateTime>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kLookEvery{100};
constexpr std::size_t kMaxRequests = 2'000; // of whom the slow log may speak: it holds 500 statements

} // namespace

DatabasePane::DatabasePane(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(u"network-offline"_s, this))
    , m_tabs(new PaneTabs(context.commands, u"database"_s, tr("Database"), tr("Parts of the database"), this))
    , m_pool(new PoolView(context, this))
    , m_statements(new StatementsView(context, this))
    , m_slow(new SlowView(context, this))
    , m_schema(new SchemaView(context, this))
    , m_sql(new SqlView(context, this))
    , m_sample(new SampleData(context, this))
    , m_addSample(new QAction(icon(u"list-add"_s), tr("Add Sample &Data…"), this))
{
    setObjectName(u"databasePane"_s);
    makeTabs();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sample);
    layout->addWidget(m_stack, 1);

    connect(m_empty, &EmptyState::actionRequested, this, &DatabasePane::startRequested);
    connect(m_statements, &StatementsView::emptyActionRequested, m_addSample, &QAction::trigger);
    m_addSample->setObjectName(u"database.sampleData"_s);
    m_addSample->setToolTip(tr("Fill the tables of users and orders: 10,000 users with 100,000 orders"));
    m_context.commands->add(m_addSample->objectName(), tr("Database"), m_addSample);
    connect(m_statements, &StatementsView::explainRequested, this, &DatabasePane::explain);
    connect(m_slow, &SlowView::explainRequested, this, &DatabasePane::explain);
    connect(m_addSample, &QAction::triggered, m_sample, &SampleData::start);
    connect(m_sample, &SampleData::runningChanged, this, [this] { updateState(); });
    connect(m_sample, &SampleData::added, m_schema, &SchemaView::invalidate);
    connect(m_sql, &SqlView::schemaChanged, m_schema, &SchemaView::invalidate);
    connect(m_schema, &SchemaView::statementRequested, this, [this](const QString &sql) {
        openTab(Tab::Sql);
        if (m_sql->takeStatement(sql))
            m_sql->runStatement();
    });
    connect(m_statements, &StatementsView::requestActivated, this, &DatabasePane::requestActivated);
    connect(m_statements, &StatementsView::requestsRequested, this, &DatabasePane::requestsRequested);
    connect(m_slow, &SlowView::requestActivated, this, &DatabasePane::requestActivated);
    connect(m_slow, &SlowView::thresholdChanged, this, [this](int value) {
        m_context.server->setSlowThreshold(milliseconds(value));
        m_context.marks->add(tr("Slow statements from"), durationText(milliseconds(value)));
    });
    connect(m_pool, &PoolView::sizeChanged, m_context.server, &Server::setDatabaseThreads);
    connect(m_context.server, &Server::databaseThreadsChanged, this,
            [this](int connections) { m_context.marks->add(tr("Connections"), countText(quint64(connections))); });
    m_slow->model()->setRequests([this](std::uint64_t exchange) {
        const auto found = m_requests.constFind(exchange);
        return found == m_requests.constEnd() ? SlowRequest() : SlowRequest{found->first, found->second};
    });
    m_statements->setEmptyText(tr("No statement has run yet"),
                               tr("The statements of requests appear here: how often each ran, how long it took, how "
                                  "many rows it read. With sample data there is something to look at."),
                               tr("Add sample data…"));
    m_context.server->setSlowThreshold(milliseconds(m_slow->threshold()->value()));
    updateState();
}

void DatabasePane::makeTabs()
{
    const auto add = [this](Tab tab, QWidget *page, const QString &id, const QString &title, const QString &command) {
        const int index = m_tabs->addPage(page, id, title, command);
        Q_ASSERT(index == int(tab));
        Q_UNUSED(index)
        Q_UNUSED(tab)
    };
    add(Tab::Pool, m_pool, u"pool"_s, tr("Pool"), tr("Show the Pool of Connections"));
    add(Tab::Statements, m_statements, u"statements"_s, tr("Statements"), tr("Show the Statements by Fingerprint"));
    add(Tab::Slow, m_slow, u"slow"_s, tr("Slow"), tr("Show the Slow Log"));
    add(Tab::Schema, m_schema, u"schema"_s, tr("Schema"), tr("Show the Schema of the Database"));
    add(Tab::Sql, m_sql, u"sql"_s, tr("SQL"), tr("Open the SQL Console"));
    connect(m_tabs, &PaneTabs::pageRequested, this, &DatabasePane::raiseRequested);
}

void DatabasePane::openTab(Tab tab)
{
    m_tabs->setCurrentIndex(int(tab));
}

QTabWidget *DatabasePane::tabs() const
{
    return m_tabs;
}

DatabasePane::Tab DatabasePane::tab() const
{
    return Tab(m_tabs->currentIndex());
}

void DatabasePane::openStatement(std::uint64_t fingerprint, const QString &sql)
{
    Q_EMIT raiseRequested();
    openTab(Tab::Statements);
    if (m_statements->openStatement(fingerprint))
        return;
    openTab(Tab::Sql);
    (void)m_sql->takeStatement(sql);
}

void DatabasePane::setServerState(ServerState state)
{
    if (state == ServerState::Starting) { // a new run counts from zero
        m_requests.clear();
        m_requestOrder.clear();
        m_slowRevision.reset();
    }
    m_state = state;
    useWorkbench();
    look(Clock::now());
    updateState();
}

void DatabasePane::useWorkbench()
{
    db::Workbench *workbench = m_context.server->workbench();
    m_schema->setWorkbench(workbench);
    m_sql->setWorkbench(workbench);
    m_sample->setWorkbench(workbench);
}

void DatabasePane::explain(const QString &sql)
{
    openTab(Tab::Sql);
    Q_EMIT raiseRequested();
    if (m_sql->takeStatement(sql))
        m_sql->explainStatement();
}

void DatabasePane::updateState()
{
    const bool runs = m_state == ServerState::Listening || m_state == ServerState::Draining;
    const bool hasSomething = m_statements->model()->rowCount() > 0 || m_slow->model()->rowCount() > 0;
    m_empty->setText(tr("The server is not running"),
                     tr("While it runs, its connections to the database and the statements of its requests are shown "
                        "here."),
                     m_state == ServerState::Starting ? QString() : tr("Start the server"));
    const QString why = !runs ? tr("The server is not running.") : QString();
    Commands::setEnabled(m_addSample, runs && !m_sample->isRunning(), runs ? tr("It is being added.") : why);
    m_statements->setCanExplain(runs);
    m_slow->setCanExplain(runs);
    m_stack->setCurrentWidget(runs || hasSomething ? static_cast<QWidget *>(m_tabs) : m_empty);
}

void DatabasePane::noteRequests(const TelemetryBatch &batch)
{
    const nanoseconds threshold = milliseconds(m_slow->threshold()->value());
    for (const ExchangeRecordPtr &record : batch.exchanges) {
        if (const auto held = heldConnections(*record); !held.empty() && record->end != ExchangeEnd::Running)
            m_pool->noteHeld(*record, held.front());
        const bool slow = std::any_of(
            record->statements.begin(), record->statements.end(),
            [threshold](const StatementRecord &statement) { return statement.run + statement.rows >= threshold; });
        if (!slow || m_requests.contains(record->id))
            continue;
        m_requests.insert(record->id, {record->traceId, QString::fromUtf8(record->method + ' ' + record->target)});
        m_requestOrder.push_back(record->id);
        if (m_requestOrder.size() > kMaxRequests) {
            m_requests.remove(m_requestOrder.front());
            m_requestOrder.pop_front();
        }
        m_requestsChanged = true;
    }
}

void DatabasePane::consume(const TelemetryBatch &batch)
{
    noteRequests(batch);
}

void DatabasePane::look(Clock::time_point now)
{
    m_lookedAt = now;
    const auto snapshot = m_context.server->database();
    m_pool->setSnapshot(snapshot, now);
    if (!snapshot) {
        Q_EMIT useChanged(PoolUse());
        return;
    }
    Q_EMIT useChanged(poolUse(*snapshot));

    if (const quint64 revision = m_context.server->slowLogRevision(); m_slowRevision != revision) {
        m_slowRevision = revision;
        m_slow->setLog(m_context.server->slowStatements());
    }
}

void DatabasePane::endFrame(Clock::time_point now)
{
    const int before = m_statements->model()->rowCount() + m_slow->model()->rowCount();
    m_statements->endFrame(m_context.server->telemetry().statementTable(), QDateTime::currentMSecsSinceEpoch());
    if (now - m_lookedAt >= kLookEvery)
        look(now);
    if (std::exchange(m_requestsChanged, false))
        m_slow->model()->refreshRequests();
    if (before == 0 && m_statements->model()->rowCount() + m_slow->model()->rowCount() > 0)
        updateState();
}

} // namespace coroscope
