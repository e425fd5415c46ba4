#pragma once

#include "ui/findings/finding_model.h"
#include "ui/window_context.h"

#include <QWidget>

#include <optional>

class QAction;
class QSortFilterProxyModel;
class QToolButton;

namespace coroscope {

class GridView;

/// What the timeline tells by itself: a line with the newest finding, red while a loop is held, that unfolds to the
/// list of all. Not there where nothing was found. GUI thread.
class FindingsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit FindingsPanel(const WindowContext &context, QWidget *parent = nullptr);

    /// Takes what has changed.
    void refresh(const Findings &findings, const Recording &recording);
    void setUnfolded(bool unfolded);
    bool isUnfolded() const;

    QString headline() const { return m_sentence; }
    GridView *table() const { return m_table; }
    FindingModel *model() const { return m_model; }
    QToolButton *toggle() const { return m_toggle; }
    QToolButton *newest() const { return m_newest; }

    static constexpr int kMaxRows = 7; ///< in sight; the others are scrolled to

Q_SIGNALS:
    /// It is to be shown in the lanes.
    void activated(const coroscope::Lint &lint);
    void clearRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeActions();
    void updateHead(const Findings &findings);
    void updateActions();
    void fitTable();
    void elide();
    void showMenu(const QPoint &at);
    const FindingGroup *current() const;

    const WindowContext m_context;
    FindingModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QToolButton *m_toggle;
    QToolButton *m_newest;
    GridView *m_table;
    QAction *m_show = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_save = nullptr;
    QAction *m_clear = nullptr;
    QString m_sentence;
    std::optional<Lint> m_newestLint;
    bool m_isOngoing = false;
};

} // namespace coroscope

Q_DECLARE_METATYPE(coroscope::Lint)
