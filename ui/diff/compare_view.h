#pragma once

#include "ui/diff/exchange_diff.h"

#include <QWidget>

#include <memory>

class QAction;
class QCheckBox;
class QLabel;
class QTreeView;

namespace coroscope {

class DiffModel;
class PhaseBar;
class SecretPolicy;

/// Two exchanges side by side, and where they differ: F8 and Shift+F8 go from one difference to the next. What is large
/// is compared on another thread. GUI thread.
class CompareView final : public QWidget {
    Q_OBJECT
public:
    explicit CompareView(QWidget *parent = nullptr);
    ~CompareView() override;

    void setSides(DiffSide a, DiffSide b);
    /// While nothing secret may be shown, nothing is.
    void obey(SecretPolicy *policy);
    /// False while another thread still compares.
    bool isReady() const noexcept { return m_ready; }

    DiffModel *model() const { return m_model; }
    QTreeView *tree() const { return m_tree; }
    /// Index of the difference gone to, from 0; -1: none.
    int currentDifference() const;

public Q_SLOTS:
    void nextDifference() { step(1); }
    void previousDifference() { step(-1); }
    void swapSides();
    void copyText() const;

Q_SIGNALS:
    void compared();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct SideHead {
        QWidget *box = nullptr;
        QLabel *name = nullptr;
        QLabel *text = nullptr;
        QWidget *track = nullptr; ///< as wide as the longer of both bars
        PhaseBar *bar = nullptr;
        QLabel *total = nullptr;
    };
    SideHead makeHead(const QString &letter, const QString &accessibleName);
    void fillHeads();
    void compare();
    void display(std::vector<DiffSection> sections);
    void expandAll();
    void step(int direction);
    void updateFigure();
    void fitBars();

    DiffSide m_a;
    DiffSide m_b;
    DiffModel *m_model;
    QTreeView *m_tree;
    SideHead m_headA;
    SideHead m_headB;
    QCheckBox *m_only;
    QCheckBox *m_reveal;
    QLabel *m_figure;
    QAction *m_next;
    QAction *m_previous;
    QAction *m_swap;
    QAction *m_copy;
    bool m_ready = true;
    quint64 m_generation = 0; ///< of the sides; an answer about older ones is not shown
};

/// A window of its own for a CompareView, beside the main window: it stops nobody. Deleted when it is closed.
class CompareWindow final : public QWidget {
    Q_OBJECT
public:
    CompareWindow(DiffSide a, DiffSide b, QWidget *parent);
    CompareView *view() const { return m_view; }

private:
    CompareView *m_view;
};

} // namespace coroscope
