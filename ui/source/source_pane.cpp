#include "ui/source/source_pane.h"

#include "server/telemetry/telemetry_hub.h"
#include "ui/commands.h"
#include "ui/icon.h"
#include "ui/theme.h"
#include "ui/tutorial_words.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/flat_button.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/tone_label.h"
#include "ui/words.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QMap>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kColumnsOfCode = 60; ///< of each side: with less, one stands below the other

QString fileOf(const AwaitPlace &place)
{
    return QFileInfo(QString::fromUtf8(place.file)).fileName();
}

} // namespace

SourcePane::SourcePane(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_choice(new QComboBox(this))
    , m_section(new ElidedLabel(this))
    , m_waiting(new ToneLabel(Tone::Muted, this))
    , m_cpp(new CodeEdit(tr("The handler in C++"), this))
    , m_python(new CodeEdit(tr("The same in Python, with FastAPI"), this))
    , m_noPython(new ToneLabel(Tone::Muted, this))
    , m_splitter(new QSplitter(this))
{
    setObjectName(u"sourcePane"_s);
    m_whole = add(u"source.whole"_s, u"document"_s, tr("&Whole Files"),
                  tr("All of both files, in place of what belongs to the route"));
    m_whole->setCheckable(true);
    connect(m_whole, &QAction::toggled, this, &SourcePane::fill);
    m_copyCpp = add(u"source.copyCpp"_s, u"edit-copy"_s, tr("Copy &C++"), tr("Copy what is shown of the handler"));
    connect(m_copyCpp, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(m_cpp->toPlainText()); });
    m_copyPython
        = add(u"source.copyPython"_s, u"edit-copy"_s, tr("Copy &Python"), tr("Copy what is shown of the counterpart"));
    connect(m_copyPython, &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(m_python->toPlainText()); });

    m_choice->setObjectName(u"sourceRoute"_s);
    m_choice->setAccessibleName(tr("Route whose code is shown"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(8);
    connect(m_choice, &QComboBox::activated, this, [this] { showRoute(m_choice->currentData().toInt()); });
    m_section->setObjectName(u"sourceSection"_s);

    auto *bar = new PaneBar(this);
    bar->addWidget(m_choice);
    QToolButton *whole = flatButton(u"sourceWhole"_s, plainActionText(m_whole), m_whole->toolTip(), bar);
    whole->setCheckable(true);
    connect(whole, &QToolButton::toggled, m_whole, &QAction::setChecked);
    connect(m_whole, &QAction::toggled, whole, &QToolButton::setChecked);
    bar->addWidget(whole);
    bar->addWidget(m_section);

    m_cpp->setObjectName(u"sourceCpp"_s);
    m_cpp->setLanguage(TextLanguage::Cpp);
    m_python->setObjectName(u"sourcePython"_s);
    m_python->setLanguage(TextLanguage::Python);
    for (auto [code, copy] : {std::pair(m_cpp, m_copyCpp), std::pair(m_python, m_copyPython)}) {
        code->setReadOnly(true);
        code->setFolding(QsciScintilla::NoFoldStyle, 2);
        code->setCaretLineVisible(false);
        code->addAction(copy);
        code->setContextMenuPolicy(Qt::ActionsContextMenu);
    }
    m_noPython->setWordWrap(true);
    m_noPython->setContentsMargins(8, 8, 8, 8);
    m_noPython->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_splitter->setObjectName(u"sourceSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(sideOf(tr("C++"), m_cppCaption, m_cpp, m_copyCpp));
    m_splitter->addWidget(sideOf(tr("FastAPI"), m_pythonCaption, m_python, m_copyPython));
    m_splitter->widget(1)->layout()->addWidget(m_noPython);

    m_waiting->setObjectName(u"sourceWaiting"_s);
    m_waiting->setContentsMargins(8, 4, 8, 4);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_waiting);
    layout->addWidget(m_splitter, 1);
}

SourcePane::~SourcePane() = default;

QAction *SourcePane::add(const QString &id, const QString &iconName, const QString &text, const QString &tip)
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setToolTip(tip);
    m_context.commands->add(id, tr("Source"), action);
    return action;
}

QWidget *SourcePane::sideOf(const QString &title, QLabel *&caption, CodeEdit *code, QAction *copy)
{
    auto *side = new QWidget(m_splitter);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 0, 0);
    head->setSpacing(8);
    auto *name = new QLabel(title, side);
    QFont bold = name->font();
    bold.setBold(true);
    name->setFont(bold);
    caption = new ToneLabel(Tone::Muted, side);
    auto *button = new QToolButton(side);
    button->setDefaultAction(copy);
    button->setObjectName(copy == m_copyCpp ? u"sourceCopyCpp"_s : u"sourceCopyPython"_s);
    button->setProperty("flat", true);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAccessibleName(plainActionText(copy));
    button->setFocusPolicy(Qt::StrongFocus);
    head->addWidget(name);
    head->addWidget(caption, 1);
    head->addWidget(button);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(code, 1);
    return side;
}

void SourcePane::setRoutes(const RouteTable &routes)
{
    m_routes = routes;
    m_choice->clear();
    int first = -1;
    for (const RouteInfo &route : *routes) {
        const RouteOrigin origin = originOf(route);
        if (origin.file.isEmpty())
            continue;
        m_choice->addItem(words::routeName(route), int(route.index));
        if (first < 0 && origin.section != TutorialSection::None && !route.summary.isEmpty() && route.tag == u"Async")
            first = int(route.index);
    }
    if (first < 0 && m_choice->count() > 0)
        first = m_choice->itemData(0).toInt();
    showRoute(first);
}

void SourcePane::showRoute(std::int32_t route)
{
    const int place = m_choice->findData(int(route));
    if (place < 0)
        return;
    m_choice->setCurrentIndex(place);
    m_route = route;
    m_source = sourceOf(m_routes->at(route));
    fill();
}

void SourcePane::fill()
{
    if (m_route < 0)
        return;
    const bool isWhole = m_whole->isChecked();
    m_cppShown = isWhole ? wholeFile(m_source.cpp) : m_source.cppPiece;
    const bool hasPython = !m_source.pythonPiece.lines.isEmpty();
    fillSide(m_cpp, m_cppShown);
    fillSide(m_python, isWhole && !m_source.python.isEmpty() ? wholeFile(m_source.python) : m_source.pythonPiece);
    m_cppCaption->setText(m_source.origin.file);
    m_pythonCaption->setText(hasPython ? QFileInfo(m_source.origin.file).completeBaseName() + u".py"_s : QString());
    const bool showsPython = hasPython || (isWhole && !m_source.python.isEmpty());
    m_python->setVisible(showsPython);
    m_noPython->setVisible(!showsPython);
    m_copyPython->setEnabled(showsPython);
    m_noPython->setText(tr("FastAPI makes this route by itself, or has nothing like it."));
    const QString section = words::tutorialSection(m_source.origin.section);
    m_section->setText(section.isEmpty() ? tr("Not in the tutorial")
                                         //: %1 a section of a tutorial: "Background tasks".
                                         : tr("Tutorial: %1").arg(section));
    if (isWhole && !m_source.cppPiece.lines.isEmpty())
        m_cpp->setFirstVisibleLine(std::max(0, m_source.cppPiece.lines.first().number - 2));
    showWaiting();
}

void SourcePane::fillSide(CodeEdit *code, const SourcePiece &piece)
{
    code->setLitLines({});
    code->setReadOnly(false);
    code->setPlainText(piece.text().chopped(piece.lines.isEmpty() ? 0 : 1));
    code->setReadOnly(true);
    QStringList labels;
    for (const SourcePiece::Line &line : piece.lines)
        labels.append(line.number > 0 ? QString::number(line.number) : u"⋮"_s);
    code->setLineLabels(labels);
}

void SourcePane::endFrame()
{
    if (isVisible() && m_context.server->telemetry().awaitPlaces().revision() != m_seen)
        showWaiting();
}

QString SourcePane::waitingText() const
{
    return m_isWaiting ? m_waiting->text() : QString();
}

void SourcePane::showWaiting()
{
    if (m_route < 0)
        return;
    AwaitPlaces &places = m_context.server->telemetry().awaitPlaces();
    m_seen = places.revision();
    QMap<int, int> here; // how many wait at a line of this file
    QString elsewhere;
    for (const AwaitPlace &place : places.waiting()) {
        if (place.label != m_route)
            continue;
        if (fileOf(place) == m_source.origin.file)
            ++here[int(place.line)];
        else
            elsewhere = fileOf(place) + u':' + QString::number(place.line);
    }
    QList<int> lit;
    QStringList texts;
    for (auto at = here.cbegin(); at != here.cend(); ++at) {
        if (const int line = m_cppShown.placeOf(at.key()); line >= 0)
            lit.append(line);
        //: %1 the number of a line of code.
        texts.append(tr("%n request(s) wait at line %1", nullptr, at.value()).arg(at.key()));
    }
    if (texts.isEmpty() && !elsewhere.isEmpty())
        //: %1 file and line: "cached_route.cpp:88".
        texts.append(tr("A request waits outside of this file, at %1").arg(elsewhere));
    m_cpp->setLitLines(lit);
    m_isWaiting = !texts.isEmpty();
    m_waiting->setTone(m_isWaiting ? Tone::Warning : Tone::Muted);
    m_waiting->setText(m_isWaiting ? QLocale().createSeparatedList(texts)
                                   : tr("In slow motion, the line is lit at which a request waits."));
}

void SourcePane::arrange()
{
    const int wide = 2 * kColumnsOfCode * QFontMetrics(monospaceFont()).averageCharWidth();
    m_splitter->setOrientation(width() >= wide ? Qt::Horizontal : Qt::Vertical);
}

void SourcePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SourcePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showWaiting();
}

QSize SourcePane::minimumSizeHint() const
{
    const int line = fontMetrics().height();
    return {16 * line, 8 * line};
}

} // namespace coroscope
