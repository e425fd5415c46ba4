#include "ui/main_window.h"

#include "ui/first_steps.h"
#include "ui/lessons/lessons_pane.h"
#include "ui/lessons/window_lesson_host.h"
#include "ui/notices.h"
#include "ui/panes/cache/cache_pane.h"
#include "ui/panes/cache/stampede_view.h"
#include "ui/panes/database/database_pane.h"
#include "ui/panes/database/schema_view.h"
#include "ui/panes/load/load_pane.h"
#include "ui/panes/timeline/timeline_pane.h"
#include "ui/panes/timeline/timeline_view.h"
#include "ui/policy_keeper.h"
#include "ui/sessions/session_control.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QPointer>
#include <QTimer>

#include <algorithm>

// The window lends its server and its arrangement to a lesson, and takes both back.

namespace coroscope {

namespace {

constexpr std::chrono::milliseconds kSoon{200};

} // namespace

void MainWindow::connectLessons()
{
    m_lessonBanner->setObjectName(QStringLiteral("lessonBanner"));
    connect(m_lessonBanner, &Banner::actionRequested, m_lessons, &LessonsPane::endLesson);
    connect(m_lessonHost, &WindowLessonHost::lent, this, &MainWindow::onLent);
    connect(m_lessonHost, &WindowLessonHost::givenBack, this, &MainWindow::onGivenBack);
    connect(m_lessons, &LessonsPane::raiseRequested, this, [this] { showPane(m_lessonsDock); });
    connect(m_lessons, &LessonsPane::stepShown, this, [this](const LessonStep &step) {
        arrangeForLesson(step);
        if (m_timeline->isLive() && !step.run.empty())
            m_timeline->view()->setFollowing(true); // until it is known when the step ran
    });
    connect(m_lessons, &LessonsPane::stepRan, this,
            [this](const LessonStep &step, Clock::time_point from, Clock::time_point to) {
                // Also where another pane is what the step is about: the lanes beside it are not to be of the step
                // before.
                if (step.show == QStringLiteral("timeline") || m_timeline->isVisible())
                    m_timeline->showSpan(from, to, TimelinePane::Focus::Stays);
                m_database->schema()->invalidate(); // it may have made an index
                // What it did comes to the panes with their next frames.
                if (step.show == QStringLiteral("cache/stampede"))
                    QTimer::singleShot(kSoon, m_cache->stampede(), &StampedeView::showNewest);
            });
    connect(m_lessons, &LessonsPane::loadEnded, m_load, &LoadPane::adopt);
    connect(&m_zoom, &Zoom::changed, this, [this] {
        m_lessons->setPresenting(m_zoom.isPresenting());
        if (!m_layouts->isLent() || !m_lessons->isPlaying())
            return;
        m_layouts->lend(m_lessonsDock, m_layouts->shown()); // what fits is another thing now
        arrangeForLesson(m_lessons->shownStep());
    });
    m_lessons->setPresenting(m_zoom.isPresenting());
}

Options MainWindow::optionsToStart() const
{
    return m_lessonHost->isLent() ? m_lessonHost->options() : m_serverSettings.options();
}

void MainWindow::onLent()
{
    if (m_restarter.isPending()) { // its end is a start all the same
        m_restarter.cancel();
        m_lessonHost->keepRunning();
    }
    m_load->stopAll();
    m_sessions->closeSession(); // a lesson is of what happens now
    m_policies->pause();
    if (m_undo.count() > 0) {
        m_notices.post(
            tr("What was done before the lesson can no longer be undone, for the lesson has data of its own."));
        m_undo.clear(); // what is taken back is the person's, and not in the lesson's data
    }
    m_firstSteps->forgetServer();
    m_hadFirstSteps = m_firstSteps->isVisible();
    m_firstSteps->hide();
    m_lessonBanner->showMessage(Banner::Kind::Info, tr("This is the lesson's own server; your data is untouched."),
                                tr("End lesson"), false);
    showWhetherToRestart();
}

void MainWindow::onGivenBack()
{
    m_layouts->giveBack();
    m_policies->resume();
    m_undo.clear(); // what was done in the lesson is gone with its data
    m_lessonBanner->hide();
    m_firstSteps->setVisible(m_hadFirstSteps);
    onSettingsChanged(); // they may have been changed meanwhile
}

QDockWidget *MainWindow::dockOfPane(const QString &name) const
{
    const QList<QDockWidget *> &docks = m_layouts->docks();
    const auto dock = std::find_if(docks.begin(), docks.end(), [&name](const QDockWidget *each) {
        return each->objectName() == name + QStringLiteral("Dock");
    });
    return dock == docks.end() ? nullptr : *dock;
}

void MainWindow::arrangeForLesson(const LessonStep &step)
{
    Layouts::Id wanted = m_layouts->isLent() ? m_layouts->shown() : Layouts::Id::Lecture;
    switch (step.layout) {
    case LessonStep::Layout::AsItIs: break;
    case LessonStep::Layout::Lecture: wanted = Layouts::Id::Lecture; break;
    case LessonStep::Layout::Debug: wanted = Layouts::Id::Debug; break;
    case LessonStep::Layout::Load: wanted = Layouts::Id::Load; break;
    }
    if (!m_layouts->isLent() || m_layouts->shown() != wanted) // else people may have moved something, which stays
        m_layouts->lend(m_lessonsDock, wanted);
    if (QDockWidget *dock = dockOfPane(step.show.section(u'/', 0, 0)))
        m_layouts->raise(dock);
    if (QAction *page = m_commands.find(QString(step.show).replace(u'/', u'.')); page && step.show.contains(u'/')) {
        const QPointer<QWidget> focus = QApplication::focusWidget();
        page->trigger();
        if (focus && focus->isVisible()) // who presents goes on in the lesson
            focus->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace coroscope
