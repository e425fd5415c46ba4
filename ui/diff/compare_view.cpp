#include "ui/diff/compare_view.h"

#include "ui/diff/diff_delegate.h"
#include "ui/diff/diff_model.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/secret_policy.h"
#include "ui/secrets.h"
#include "ui/theme.h"
#include "ui/widgets/phase_bar.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPromise>
#include <QResizeEvent>
#include <QShortcut>
#include <QSplitter>
#include <QThreadPool>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

namespace {

constexpr qsizetype kAtOnce = 128 * 1024; // bytes of bodies that are compared without another thread

bool hasSecrets(const DiffSide &side)
{
    const auto any = [](const HeaderList &fields) {
        return std::any_of(fields.begin(), fields.end(), [](const auto &f) { return isSecretField(f.first); });
    };
    return any(side.request.fields) || any(side.response.fields) || maskedTarget(side.target) != side.target;
}

QToolButton *buttonFor(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setAccessibleName(action->text().remove(u'&'));
    button->setProperty("flat", true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

CompareView::CompareView(QWidget *parent)
    : QWidget(parent)
    , m_model(new DiffModel(this))
    , m_tree(new QTreeView(this))
    , m_only(new QCheckBox(tr("&Only differences"), this))
    , m_reveal(new QCheckBox(tr("Show &secrets"), this))
    , m_figure(new QLabel(this))
{
    setObjectName(QStringLiteral("compareView"));
    m_headA = makeHead(QStringLiteral("A"), tr("First request"));
    m_headB = makeHead(QStringLiteral("B"), tr("Second request"));

    const auto action = [this](const QString &iconName, const QString &text, const QKeySequence &key) {
        auto *made = new QAction(icon(iconName), text, this);
        made->setShortcut(key);
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        made->setToolTip(
            QStringLiteral("%1 (%2)").arg(QString(text).remove(u'&'), key.toString(QKeySequence::NativeText)));
        addAction(made);
        return made;
    };
    m_previous = action(QStringLiteral("go-up"), tr("&Previous difference"), Qt::SHIFT | Qt::Key_F8);
    m_next = action(QStringLiteral("go-down"), tr("&Next difference"), Qt::Key_F8);
    m_swap = action(QStringLiteral("object-flip"), tr("S&wap A and B"), Qt::CTRL | Qt::SHIFT | Qt::Key_X);
    m_copy = action(QStringLiteral("edit-copy"), tr("&Copy the differences as text"), Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    connect(m_previous, &QAction::triggered, this, &CompareView::previousDifference);
    connect(m_next, &QAction::triggered, this, &CompareView::nextDifference);
    connect(m_swap, &QAction::triggered, this, &CompareView::swapSides);
    connect(m_copy, &QAction::triggered, this, &CompareView::copyText);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(8);
    bar->addWidget(buttonFor(m_previous, this));
    bar->addWidget(buttonFor(m_next, this));
    m_figure->setObjectName(QStringLiteral("differenceFigure"));
    bar->addWidget(m_figure);
    bar->addStretch(1);
    m_only->setObjectName(QStringLiteral("onlyDifferences"));
    m_only->setChecked(m_model->onlyDifferences());
    m_reveal->setObjectName(QStringLiteral("showSecrets"));
    bar->addWidget(m_only);
    bar->addWidget(m_reveal);
    bar->addWidget(buttonFor(m_swap, this));
    bar->addWidget(buttonFor(m_copy, this));

    m_tree->setObjectName(QStringLiteral("compareTree"));
    m_tree->setAccessibleName(tr("Differences"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new DiffDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setHighlightSections(false);

    // A value that is longer than its cell is read below.
    auto *values = new QWidget(this);
    auto *valuesLayout = new QHBoxLayout(values);
    valuesLayout->setContentsMargins(0, 0, 0, 0);
    valuesLayout->setSpacing(1);
    const auto value = [&](const QString &objectName, const QString &name) {
        auto *edit = new QPlainTextEdit(values);
        edit->setFont(monospaceFont());
        edit->setObjectName(objectName);
        edit->setAccessibleName(name);
        edit->setReadOnly(true);
        edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        edit->setTabChangesFocus(true);
        edit->setFrameShape(QFrame::NoFrame);
        edit->setPlaceholderText(name);
        valuesLayout->addWidget(edit, 1);
        return edit;
    };
    auto *valueA = value(QStringLiteral("valueA"), tr("Whole value in A"));
    auto *valueB = value(QStringLiteral("valueB"), tr("Whole value in B"));
    const auto showValues = [this, valueA, valueB] {
        const QModelIndex index = m_tree->currentIndex();
        valueA->setPlainText(index.siblingAtColumn(DiffModel::AColumn).data().toString());
        valueB->setPlainText(index.siblingAtColumn(DiffModel::BColumn).data().toString());
        updateFigure();
    };
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, showValues);
    connect(m_model, &QAbstractItemModel::modelReset, this, showValues);

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_tree);
    splitter->addWidget(values);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({480, 96});

    auto *heads = new QVBoxLayout;
    heads->setContentsMargins(8, 8, 8, 0);
    heads->setSpacing(4);
    heads->addWidget(m_headA.box);
    heads->addWidget(m_headB.box);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(heads);
    layout->addLayout(bar);
    layout->addWidget(splitter, 1);

    connect(m_only, &QCheckBox::toggled, this, [this](bool only) {
        m_model->setOnlyDifferences(only);
        expandAll();
    });
    connect(m_reveal, &QCheckBox::toggled, this, &CompareView::compare);
}

CompareView::~CompareView() = default;

void CompareView::obey(SecretPolicy *policy)
{
    policy->obey(m_reveal);
}

CompareView::SideHead CompareView::makeHead(const QString &letter, const QString &accessibleName)
{
    SideHead head;
    head.box = new QWidget(this);
    head.box->setAccessibleName(accessibleName);
    head.name = new QLabel(letter, head.box);
    head.name->setProperty("role", QStringLiteral("title"));
    head.text = new QLabel(head.box);
    head.text->setTextFormat(Qt::PlainText);
    head.text->setFont(monospaceFont());
    head.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    head.text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head.track = new QWidget(head.box);
    head.bar = new PhaseBar(head.track);
    head.track->setFixedHeight(head.bar->sizeHint().height());
    head.total = new QLabel(head.box);
    head.total->setProperty("role", QStringLiteral("muted"));
    auto *layout = new QHBoxLayout(head.box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(head.name);
    layout->addWidget(head.text, 1);
    layout->addWidget(head.track);
    layout->addWidget(head.total);
    return head;
}

void CompareView::fillHeads()
{
    int widest = 0;
    for (const auto &[head, side] : {std::pair(&m_headA, &m_a), std::pair(&m_headB, &m_b)}) {
        const QString target = m_reveal->isChecked() ? side->target : maskedTarget(side->target);
        const QString status = side->status > 0 ? QString::number(side->status) : tr("no status");
        //: One of two requests that are compared: %1 when, %2 method, %3 path, %4 status.
        head->text->setText(
            tr("%1  %2 %3 → %4").arg(side->title, QString::fromLatin1(side->method), target, status).trimmed());
        head->text->setToolTip(head->text->text());
        head->bar->setSegments(side->segments);
        head->total->setText(side->total >= nanoseconds(0) ? durationText(side->total) : QString());
        widest = std::max(widest, head->total->sizeHint().width());
    }
    for (const SideHead *head : {&m_headA, &m_headB})
        head->total->setMinimumWidth(widest);
    fitBars();
}

void CompareView::fitBars()
{
    // Both bars on one scale: the longer of them has the whole width.
    const double longest = double(std::max<nanoseconds::rep>({1, m_a.total.count(), m_b.total.count()}));
    const int whole = std::clamp(width() / 3, 120, 480);
    for (const auto &[head, side] : {std::pair(&m_headA, &m_a), std::pair(&m_headB, &m_b)}) {
        head->track->setVisible(!side->segments.empty());
        head->track->setFixedWidth(whole);
        const double share = double(std::max<nanoseconds::rep>(0, side->total.count())) / longest;
        head->bar->setGeometry(0, 0, std::max(4, int(whole * share)), head->track->height());
    }
}

void CompareView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitBars();
    if (event->size().width() == event->oldSize().width())
        return;
    m_tree->setColumnWidth(DiffModel::NameColumn, width() * 24 / 100);
    m_tree->setColumnWidth(DiffModel::AColumn, width() * 30 / 100);
    m_tree->setColumnWidth(DiffModel::BColumn, width() * 30 / 100);
}

void CompareView::setSides(DiffSide a, DiffSide b)
{
    m_a = std::move(a);
    m_b = std::move(b);
    m_reveal->setVisible(hasSecrets(m_a) || hasSecrets(m_b));
    m_reveal->setChecked(false);
    compare();
}

void CompareView::swapSides()
{
    std::swap(m_a, m_b);
    compare();
}

void CompareView::compare()
{
    fillHeads();
    const quint64 generation = ++m_generation;
    const bool reveal = m_reveal->isChecked();
    const auto size
        = m_a.request.body.size() + m_a.response.body.size() + m_b.request.body.size() + m_b.response.body.size();
    if (size <= kAtOnce) {
        display(compareExchanges(m_a, m_b, reveal));
        return;
    }
    m_ready = false;
    m_model->setSections({});
    m_figure->setText(tr("Comparing…"));
    using Sections = std::vector<DiffSection>;
    const auto promise = std::make_shared<QPromise<Sections>>();
    promise->start();
    auto *watcher = new QFutureWatcher<Sections>(this);
    connect(watcher, &QFutureWatcher<Sections>::finished, this, [this, watcher, generation] {
        watcher->deleteLater();
        if (generation == m_generation)
            display(watcher->result());
    });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, a = m_a, b = m_b, reveal] {
        promise->addResult(compareExchanges(a, b, reveal));
        promise->finish();
    });
}

void CompareView::display(std::vector<DiffSection> sections)
{
    m_ready = true;
    m_model->setSections(std::move(sections));
    expandAll();
    Q_EMIT compared();
}

void CompareView::expandAll()
{
    m_tree->expandAll();
    for (int section = 0; section < m_model->rowCount(); ++section) {
        const QModelIndex parent = m_model->index(section, 0);
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            if (m_model->index(row, 0, parent).data(DiffModel::KindRole).toInt() == int(DiffRow::Kind::Gap))
                m_tree->setFirstColumnSpanned(row, parent, true);
        }
    }
    if (!m_model->differences().isEmpty())
        m_tree->setCurrentIndex(m_model->differences().first());
    else
        m_tree->setCurrentIndex(m_model->index(0, 0));
    updateFigure();
}

int CompareView::currentDifference() const
{
    return int(m_model->differences().indexOf(m_tree->currentIndex().siblingAtColumn(DiffModel::NameColumn)));
}

void CompareView::step(int direction)
{
    const QModelIndexList &all = m_model->differences();
    if (all.isEmpty())
        return;
    const auto order = [](const QModelIndex &index) {
        return index.parent().isValid() ? std::pair(index.parent().row(), index.row()) : std::pair(index.row(), -1);
    };
    const auto here = order(m_tree->currentIndex());
    // Around at the ends.
    QModelIndex target = direction > 0 ? all.first() : all.last();
    if (m_tree->currentIndex().isValid() && direction > 0) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto &index) { return order(index) > here; });
        if (found != all.end())
            target = *found;
    } else if (m_tree->currentIndex().isValid()) {
        const auto found
            = std::find_if(all.rbegin(), all.rend(), [&](const auto &index) { return order(index) < here; });
        if (found != all.rend())
            target = *found;
    }
    m_tree->setCurrentIndex(target);
    m_tree->scrollTo(target);
}

void CompareView::updateFigure()
{
    const int count = int(m_model->differences().size());
    const int at = currentDifference();
    m_figure->setText(count == 0 ? tr("No difference")
                          : at >= 0
                          //: Which of the differences is looked at.
                          ? tr("%1 of %n difference(s)", nullptr, count).arg(at + 1)
                          : tr("%n difference(s)", nullptr, count));
    m_next->setEnabled(count > 0);
    m_previous->setEnabled(count > 0);
    m_copy->setEnabled(m_ready && !m_model->sections().empty());
}

void CompareView::copyText() const
{
    QApplication::clipboard()->setText(diffText(m_model->sections(), m_a, m_b, m_reveal->isChecked()));
}

CompareWindow::CompareWindow(DiffSide a, DiffSide b, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_view(new CompareView(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("compareWindow"));
    setWindowTitle(tr("Compare two requests"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    auto *close = new QShortcut(Qt::Key_Escape, this);
    connect(close, &QShortcut::activated, this, &QWidget::close);
    resize(1080, 720);
    m_view->setSides(std::move(a), std::move(b));
    m_view->tree()->setFocus();
}

} // namespace coroscope
