#pragma once

#include "server/lessons/lesson_shelf.h"
#include "ui/window_context.h"

#include <QWidget>

class QAction;
class QPushButton;
class QTreeWidget;

namespace coroscope {

class Banner;
class EmptyState;
class LessonLabel;
class ToneLabel;

/// All lessons, by the sections of the tutorial, with which were played, and what the selected one is about. A damaged
/// file is named above them, with what is wrong in it. GUI thread.
class LessonShelfView final : public QWidget {
    Q_OBJECT
public:
    LessonShelfView(const WindowContext &context, QWidget *parent);

    /// Reads the built-in lessons and those of this folder; empty: none.
    void setFolder(const QString &folder);
    /// The same again: files may have changed.
    void lookAgain();
    const LessonShelf &shelf() const noexcept { return m_shelf; }
    /// Played to the end.
    void setDone(const QString &id);
    void select(const QString &id);
    LessonPtr selected() const;
    /// What went wrong with a lesson, until it is read; `action`: a button.
    Banner *faults() const { return m_faults; }
    QTreeWidget *tree() const { return m_tree; }
    QPushButton *playButton() const { return m_play; }

Q_SIGNALS:
    void playRequested(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void showFaults();
    void showSelected();
    void play();
    QString groupOf(const LessonPtr &lesson) const;

    const WindowContext m_context;
    LessonShelf m_shelf;
    QAction *m_lookAgain;
    Banner *m_faults;
    QTreeWidget *m_tree;
    LessonLabel *m_title;
    LessonLabel *m_about;
    ToneLabel *m_file;
    QPushButton *m_play;
};

} // namespace coroscope
