#pragma once

#include "server/lessons/lesson_action.h"
#include "server/lessons/lesson_script.h"
#include "server/outbound/http_sender.h"
#include "server/outbound/load_figures.h"
#include "server/outbound/load_plan.h"

#include <QJsonObject>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace coroscope {

class Server;

/// What the actions of a lesson work with. Made for one server.
struct LessonContext {
    Server &server;
    LessonScript &script; ///< has variables and results
    HttpSender &sender;
    QUrl base; ///< of the urls of actions
    KnownServer known; ///< that server, where it has TLS
    std::function<void(const QString &name, const QJsonObject &result)> keep; ///< a result that others may use at once
    std::function<void(const LoadPlan &plan, const LoadResultPtr &result)>
        loadEnded; ///< of each load run, for who shows it

    // Expands a template; an error names it.
    Result<QString> text(const QString &source) const;
    Result<qint64> count(const QString &source, qint64 least, qint64 most) const;
    Result<milliseconds> time(const QString &source, LessonTimes bounds) const;
    Result<double> number(const QString &source) const;
    /// A call of the server, with its headers and a Content-Type for its body.
    Result<HttpCall> call(const LessonCall &source) const;
};

/// An action that is done: begin(), then `done` once, unless it is destroyed before, which cuts it off. Its templates
/// are expanded by begin(). On the thread of the server; nothing blocks.
class LessonActivity : public QObject {
public:
    using Done = std::function<void(Result<QJsonObject>)>;

    /// What is told of a single action inside a group: whose requests are its own.
    struct Part {
        QString name;
        QList<QByteArray> paths;
        std::uint64_t recorded = 0;
    };

    explicit LessonActivity(const LessonContext &context)
        : m_context(context)
    {
    }

    /// `done` comes later, never inside the call; it may destroy this.
    void begin(Done done, std::function<void(double)> progressed = {});

    /// Paths that it asks, since begin().
    virtual QList<QByteArray> paths() const { return m_paths; }
    /// Requests that telemetry is to tell of, when it is done.
    virtual std::uint64_t recorded() const { return m_recorded; }
    /// Of a group, its actions that have names; they keep their results themselves.
    virtual std::vector<Part> parts() const { return {}; }
    /// Whether the server sees what it does; else there is nothing to wait for.
    virtual bool isSeen() const { return true; }
    /// Whether the server stops because of it.
    virtual bool stopsServer() const { return false; }
    /// Line and column of the action inside it that failed; 0, 0: it did itself.
    std::pair<int, int> failedAt() const noexcept { return m_failedAt; }

protected:
    /// An error: it cannot begin.
    virtual Result<void> start() = 0;
    void finish(Result<QJsonObject> result);
    /// `inner`, whose action stands at `place`, failed.
    void failInside(const LessonActivity &inner, std::pair<int, int> place, const Error &error);
    void progress(double fraction);
    void addPath(const QUrl &url);

    const LessonContext &m_context;
    std::uint64_t m_recorded = 0;

private:
    QList<QByteArray> m_paths;
    Done m_done;
    std::function<void(double)> m_progressed;
    std::pair<int, int> m_failedAt{0, 0};
    bool m_isOver = false;
};

/// `context` outlives it.
std::unique_ptr<LessonActivity> makeActivity(const LessonAction &action, const LessonContext &context);

} // namespace coroscope
