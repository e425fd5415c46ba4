#include "ui/lessons/lesson_shelf_view.h"

#include "ui/icon.h"
#include "ui/lessons/lesson_label.h"
#include "ui/lessons/lesson_words.h"
#include "ui/pane_command.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QDir>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

enum Column { Name, Minutes, Done, ColumnCount };
constexpr int kIdRole = Qt::UserRole;
/// Rows with some air: there are few of them.
class RoomyRows final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize least = QStyledItemDelegate::sizeHint(option, index);
        return {least.width() + option.fontMetrics.averageCharWidth(), option.fontMetrics.height() * 7 / 4};
    }
};

constexpr qsizetype kMostFaults = 3; // that the banner names; more are counted

} // namespace

LessonShelfView::LessonShelfView(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_lookAgain(paneCommand(context, this, u"lessons.lookAgain"_s, tr("Lessons"), u"view-refresh"_s,
                              tr("&Look Again"), tr("Read the lessons' files again: one may have changed")))
    , m_faults(new Banner(this))
    , m_tree(new QTreeWidget(this))
    , m_title(new LessonLabel(1.15, true, this))
    , m_about(new LessonLabel(1.0, false, this))
    , m_file(new ToneLabel(Tone::Muted, this))
    , m_play(new QPushButton(icon(u"media-playback-start"_s, IconTone::OnAccent), tr("Play"), this))
{
    setObjectName(u"lessonShelf"_s);
    auto *bar = new PaneBar(this);
    bar->addAction(m_lookAgain);
    auto *hint = new ElidedLabel(bar);
    hint->setProperty("role", u"muted"_s);
    hint->setText(tr("Each has a server of its own; your data stays as it is"));
    bar->addAtEnd(hint);
    m_tree->setObjectName(u"lessonTree"_s);
    m_tree->setAccessibleName(tr("Lessons"));
    m_tree->setColumnCount(ColumnCount);
    //: A column: how long a lesson takes.
    m_tree->setHeaderLabels({tr("Lesson"), tr("Time"),
                             //: A column: whether a lesson was played to the end.
                             tr("Played")});
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(16);
    m_tree->setItemsExpandable(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setItemDelegate(new RoomyRows(m_tree));
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->header()->setObjectName(u"lessonTreeHeader"_s);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionsMovable(false);
    m_tree->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(Minutes, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(Done, QHeaderView::ResizeToContents);
    m_tree->installEventFilter(this);
    m_play->setObjectName(u"lessonPlay"_s);
    m_play->setProperty("primary", true);
    m_play->setAutoDefault(false);
    m_file->setMinimumWidth(1);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(12);
    foot->addWidget(m_file, 1);
    foot->addWidget(m_play);
    auto *about = new QVBoxLayout;
    about->setContentsMargins(16, 8, 12, 8);
    about->setSpacing(4);
    about->addWidget(m_title);
    about->addWidget(m_about);
    about->addLayout(foot);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_faults);
    layout->addWidget(m_tree, 1);
    layout->addLayout(about);

    connect(m_lookAgain, &QAction::triggered, this, &LessonShelfView::lookAgain);
    connect(m_faults, &Banner::actionRequested, this, &LessonShelfView::lookAgain);
    connect(m_play, &QPushButton::clicked, this, &LessonShelfView::play);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &LessonShelfView::showSelected);
    connect(m_tree, &QTreeWidget::itemDoubleClicked, this, &LessonShelfView::play);
    fill();
}

void LessonShelfView::setFolder(const QString &folder)
{
    if (folder == m_shelf.folder())
        return;
    m_shelf = LessonShelf(folder);
    fill();
}

void LessonShelfView::lookAgain()
{
    m_shelf = LessonShelf(m_shelf.folder());
    fill();
}

QString LessonShelfView::groupOf(const LessonPtr &lesson) const
{
    if (!m_shelf.isBuiltIn(lesson))
        //: A group of lessons: %1 the name of a folder.
        return tr("Your own, from %1").arg(QDir(m_shelf.folder()).dirName());
    return lesson->section.isEmpty() ? tr("Beyond the tutorial") : lessonWords::section(lesson->section);
}

void LessonShelfView::fill()
{
    const LessonPtr before = selected();
    const QStringList done = m_context.settings->lessonsDone();
    m_tree->clear();
    QHash<QString, QTreeWidgetItem *> groups;
    QTreeWidgetItem *first = nullptr;
    for (const LessonPtr &lesson : m_shelf.lessons()) {
        const QString name = groupOf(lesson);
        QTreeWidgetItem *&group = groups[name];
        if (!group) {
            group = new QTreeWidgetItem(m_tree, {name});
            group->setFlags(Qt::ItemIsEnabled);
            QFont bold = m_tree->font();
            bold.setBold(true);
            group->setData(Name, Qt::FontRole, bold);
            group->setFirstColumnSpanned(true);
        }
        //: %1 the number of a lesson, "L1", %2 its title.
        const QString title = tr("%1 · %2").arg(lesson->id, lessonWords::plain(lesson->title.forLocale(QLocale())));
        auto *row = new QTreeWidgetItem(group, {title, lessonWords::minutes(lesson->minutes)});
        row->setData(Name, kIdRole, lesson->id);
        row->setToolTip(Name, lessonWords::plain(lesson->about.forLocale(QLocale())));
        row->setTextAlignment(Minutes, Qt::AlignRight | Qt::AlignVCenter);
        if (done.contains(lesson->id, Qt::CaseInsensitive)) {
            row->setText(Done, tr("Played"));
            row->setIcon(Done, icon(u"dialog-ok"_s, IconTone::Success));
        }
        if (!first)
            first = row;
    }
    m_tree->expandAll();
    if (before)
        select(before->id);
    if (!selected() && first)
        m_tree->setCurrentItem(first);
    showSelected();
    showFaults();
}

void LessonShelfView::showFaults()
{
    const QStringList &faults = m_shelf.faults();
    if (faults.isEmpty()) {
        m_faults->hide();
        return;
    }
    QStringList words = faults.mid(0, kMostFaults);
    if (faults.size() > kMostFaults)
        words += tr("And %Ln more.", nullptr, int(faults.size() - kMostFaults));
    //: Stands below the sentences that say what is wrong with a lesson's file.
    words += tr("The other lessons are here. Mend the file, then look again.");
    m_faults->showMessage(Banner::Kind::Warning, words.join(u'\n'), tr("Look again"));
}

void LessonShelfView::setDone(const QString &id)
{
    QStringList done = m_context.settings->lessonsDone();
    if (done.contains(id, Qt::CaseInsensitive))
        return;
    done.prepend(id);
    m_context.settings->setLessonsDone(done);
    fill();
}

void LessonShelfView::select(const QString &id)
{
    for (QTreeWidgetItemIterator row(m_tree); *row; ++row) {
        if ((*row)->data(Name, kIdRole).toString().compare(id, Qt::CaseInsensitive) == 0 && !id.isEmpty())
            m_tree->setCurrentItem(*row);
    }
}

LessonPtr LessonShelfView::selected() const
{
    const QTreeWidgetItem *row = m_tree->currentItem();
    return row ? m_shelf.find(row->data(Name, kIdRole).toString()) : nullptr;
}

void LessonShelfView::showSelected()
{
    const LessonPtr lesson = selected();
    m_play->setEnabled(lesson != nullptr);
    m_title->setLessonText(lesson ? lesson->title.forLocale(QLocale()) : QString());
    m_about->setLessonText(lesson ? lesson->about.forLocale(QLocale()) : QString());
    m_file->setText(lesson && !m_shelf.isBuiltIn(lesson) ? QDir::toNativeSeparators(lesson->file) : QString());
    m_play->setAccessibleDescription(lesson ? lessonWords::plain(lesson->title.forLocale(QLocale())) : QString());
}

void LessonShelfView::play()
{
    if (const LessonPtr lesson = selected())
        Q_EMIT playRequested(lesson->id);
}

bool LessonShelfView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && m_tree->currentItem())
        m_tree->scrollToItem(m_tree->currentItem()); // it was selected while nobody saw it
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            play();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace coroscope
