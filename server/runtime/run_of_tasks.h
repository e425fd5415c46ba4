#pragma once

#include "server/runtime/task_kind.h"
#include "server/tasks/runner.h"

namespace coroscope {

class TaskService;

/// The tasks of a run whose payloads are what their kind says. Home thread of its worker.
class RunOfTasks final : public TaskRun {
public:
    RunOfTasks(TaskService &service, tasks::RunNumber number, Context context)
        : m_service(service)
        , m_number(number)
        , m_context(std::move(context))
    {
    }
    /// `place`: of the task in the whole run.
    void append(const tasks::Task &task, QJsonValue payload, qsizetype place);
    qsizetype place(qsizetype at) const { return m_places[std::size_t(at)]; }

    const QList<tasks::Task> &tasks() const override { return m_tasks; }
    QJsonValue payload(qsizetype at) const override { return m_payloads[std::size_t(at)]; }
    const Context &context() const override { return m_context; }
    void setProgress(double progress, qsizetype at) override;
    Result<QString> folder(const QString &name) const override;

private:
    TaskService &m_service;
    const tasks::RunNumber m_number;
    const Context m_context;
    QList<tasks::Task> m_tasks;
    std::vector<QJsonValue> m_payloads;
    std::vector<qsizetype> m_places;
};

} // namespace coroscope
