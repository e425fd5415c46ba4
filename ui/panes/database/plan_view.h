#pragma once

#include "server/db/explain.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace coroscope {

class PlanModel;
class ToneLabel;

/// A plan: what it means in a sentence, what was measured, and the steps as a tree. GUI thread.
class PlanView final : public QWidget {
    Q_OBJECT
public:
    /// `title`: above it, where two stand side by side; may be empty.
    explicit PlanView(const QString &objectName, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// `remark`: in place of what was measured, where it was not; empty: why it was not.
    void setPlan(const db::Plan &plan, const QString &remark = {});
    /// There is none: a sentence that says why.
    void setNoPlan(const QString &why);
    const db::Plan &plan() const;
    QString sentence() const;
    QString figures() const;
    QTreeView *tree() const { return m_tree; }
    PlanModel *model() const { return m_model; }

private:
    ToneLabel *m_title;
    ToneLabel *m_sentence;
    QLabel *m_figures;
    QTreeView *m_tree;
    PlanModel *m_model;
};

} // namespace coroscope
