#include "ui/widgets/row_rules_dialog.h"

#include "ui/filter/filter_field.h"
#include "ui/icon.h"
#include "ui/widgets/font_columns.h"
#include "ui/widgets/row_rules_model.h"
#include "ui/widgets/row_tone.h"
#include "ui/widgets/tone_label.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

RowRulesDialog::RowRulesDialog(const FilterGrammar &grammar, const FilterValues &values, QList<RowRule> defaults,
                               QWidget *parent)
    : QDialog(parent)
    , m_defaults(std::move(defaults))
    , m_model(new RowRulesModel(grammar, this))
    , m_list(new QTreeView(this))
    , m_add(new QPushButton(icon(u"list-add"_s), tr("&Add"), this))
    , m_remove(new QPushButton(tr("&Remove"), this))
    , m_up(new QPushButton(icon(u"go-up"_s), tr("Move &Up"), this))
    , m_down(new QPushButton(icon(u"go-down"_s), tr("Move &Down"), this))
    , m_reset(new QPushButton(tr("De&faults"), this))
    , m_filter(new FilterField(this))
    , m_name(new QLineEdit(this))
    , m_tone(new QComboBox(this))
    , m_trouble(new ToneLabel(Tone::Error, this))
{
    setObjectName(u"rowRules"_s);
    setWindowTitle(tr("Colour rules"));
    m_filter->setGrammar(grammar);
    m_filter->setValues(values);
    resize(92 * fontMetrics().averageCharWidth(), 26 * fontMetrics().height());

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    auto *hint = new QLabel(tr("The first rule that fits a request colours its row. Point at the mark of a row to read "
                               "which rule it is."),
                            this);
    hint->setProperty("role", u"muted"_s);
    hint->setWordWrap(true);
    layout->addWidget(hint);
    makeList(layout);
    makeForm(layout);

    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(8);
    m_reset->setObjectName(u"ruleDefaults"_s);
    m_reset->setToolTip(tr("Put the rules back that the program came with; Ctrl+Z undoes it"));
    auto *close = new QPushButton(tr("C&lose"), this);
    close->setObjectName(u"closeRules"_s);
    bottom->addWidget(m_reset);
    bottom->addStretch(1);
    bottom->addWidget(close);
    layout->addLayout(bottom);
    for (QPushButton *button : {m_add, m_remove, m_up, m_down, m_reset, close})
        button->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        Q_EMIT changed(m_defaults, tr("Default colour rules"), {});
        select(0);
    });
    fillTones();
    updateButtons();
}

void RowRulesDialog::makeList(QBoxLayout *into)
{
    m_model->setPalette(palette());
    m_list->setObjectName(u"ruleList"_s);
    m_list->setAccessibleName(tr("Colour rules"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTabKeyNavigation(false);
    m_list->header()->setStretchLastSection(true);
    m_list->header()->setSectionsMovable(false);
    m_list->setColumnWidth(RowRulesModel::NameColumn, 34 * fontMetrics().averageCharWidth());
    new FontColumns(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        fillForm();
        updateButtons();
    });
    connect(m_model, &RowRulesModel::switched, this, [this](int row, bool on) {
        QList<RowRule> rules = m_model->rules();
        rules[row].isOn = on;
        Q_EMIT changed(rules, on ? tr("Switch a colour rule on") : tr("Switch a colour rule off"), {});
    });
    auto *removeKey = new QShortcut(QKeySequence::Delete, m_list);
    removeKey->setContext(Qt::WidgetShortcut);
    connect(removeKey, &QShortcut::activated, this, &RowRulesDialog::remove);

    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(8);
    const std::pair<QPushButton *, QString> names[]
        = {{m_add, u"addRule"_s}, {m_remove, u"removeRule"_s}, {m_up, u"ruleUp"_s}, {m_down, u"ruleDown"_s}};
    for (const auto &[button, name] : names) {
        button->setObjectName(name);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    connect(m_add, &QPushButton::clicked, this, &RowRulesDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &RowRulesDialog::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_list, 1);
    row->addLayout(buttons);
    into->addLayout(row, 1);
}

void RowRulesDialog::makeForm(QBoxLayout *into)
{
    m_filter->setObjectName(u"ruleFilter"_s);
    m_filter->setAccessibleName(tr("Filter of the rule"));
    //: A placeholder with two examples; the words before the signs are not translated.
    m_filter->setPlaceholderText(tr("For example: status>=500  dur>1s"));
    m_filter->setMaxLength(int(RowRules::kLongestFilter));
    m_name->setObjectName(u"ruleName"_s);
    m_name->setAccessibleName(tr("Name of the rule"));
    m_name->setMaxLength(int(RowRules::kLongestName));
    //: Placeholder for the name of a colour rule.
    m_name->setPlaceholderText(tr("As the filter"));
    m_tone->setObjectName(u"ruleTone"_s);
    m_tone->setAccessibleName(tr("Colour of the rule"));
    m_trouble->setObjectName(u"ruleTrouble"_s);

    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->addRow(tr("F&ilter:"), m_filter);
    form->addRow(QString(), m_trouble);
    form->addRow(tr("&Name:"), m_name);
    form->addRow(tr("&Colour:"), m_tone);
    into->addLayout(form);
    // The field tells of another filter, and of an error; a text that means the same is kept as it is written.
    connect(m_filter, &QLineEdit::textChanged, this, [this] {
        if (!m_filling && !m_filter->error())
            edit(tr("Edit a colour rule"), u"filter"_s,
                 [this](RowRule &rule) { rule.filter = m_filter->text().trimmed(); });
        updateTrouble();
    });
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &name) {
        edit(tr("Name a colour rule"), u"name"_s, [&name](RowRule &rule) { rule.name = name.trimmed(); });
    });
    connect(m_tone, &QComboBox::activated, this, [this](int tone) {
        edit(tr("Colour of a rule"), {}, [tone](RowRule &rule) { rule.tone = RowTone(tone); });
    });
}

void RowRulesDialog::fillTones()
{
    const int chosen = m_tone->currentIndex();
    m_tone->clear();
    for (int tone = 0; tone < kRowTones; ++tone)
        m_tone->addItem(toneIcon(RowTone(tone), palette()), toneName(RowTone(tone)));
    m_tone->setCurrentIndex(chosen);
}

void RowRulesDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_model->setPalette(palette());
        fillTones();
    }
}

const QList<RowRule> &RowRulesDialog::rules() const
{
    return m_model->rules();
}

void RowRulesDialog::setRules(const QList<RowRule> &rules)
{
    const int row = current();
    m_model->setRules(rules);
    if (!rules.isEmpty() && current() < 0)
        select(std::clamp(row, 0, int(rules.size()) - 1));
    fillForm();
    updateButtons();
}

int RowRulesDialog::current() const
{
    return m_list->currentIndex().row();
}

void RowRulesDialog::select(int row)
{
    m_list->setCurrentIndex(m_model->index(row, 0));
}

void RowRulesDialog::fillForm()
{
    m_filling = true;
    const int row = current();
    const RowRule rule = row >= 0 ? m_model->rules()[row] : RowRule();
    for (QWidget *part : std::initializer_list<QWidget *>{m_filter, m_name, m_tone})
        part->setEnabled(row >= 0);
    // What is being written stays as it is written, cursor and all: blanks at the end, and what is not right yet.
    const bool sameFilter = m_filter->text().trimmed() == rule.filter || (m_filter->hasFocus() && m_filter->error());
    if (!sameFilter || row < 0)
        m_filter->setText(rule.filter);
    if (m_name->text().trimmed() != rule.name)
        m_name->setText(rule.name);
    m_tone->setCurrentIndex(row < 0 ? -1 : int(rule.tone));
    m_filling = false;
    updateTrouble();
}

void RowRulesDialog::updateTrouble()
{
    const int row = current();
    m_trouble->setTone(m_filter->error() ? Tone::Error : Tone::Muted);
    m_trouble->setText(row < 0                 ? tr("Add a rule, and write which requests it colours.")
                           : m_filter->error() ? m_filter->error()->sentence
                                               : m_model->trouble(row));
}

void RowRulesDialog::updateButtons()
{
    const int row = current();
    const auto count = m_model->rules().size();
    m_add->setEnabled(count < RowRules::kMost);
    m_add->setToolTip(count < RowRules::kMost ? QString()
                                              : tr("There can be %n rule(s) at most.", nullptr, int(RowRules::kMost)));
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < count);
    m_reset->setEnabled(m_model->rules() != m_defaults);
}

void RowRulesDialog::add()
{
    QList<RowRule> rules = m_model->rules();
    if (rules.size() >= RowRules::kMost)
        return;
    // A tone that none has yet, where there is one.
    int tone = 0;
    const auto isTaken = [&rules](int t) {
        return std::any_of(rules.cbegin(), rules.cend(), [t](const RowRule &rule) { return int(rule.tone) == t; });
    };
    while (tone < kRowTones && isTaken(tone))
        ++tone;
    const int at = std::max(0, current()); // above what is looked at: an earlier rule wins
    rules.insert(at, {{}, {}, RowTone(tone % kRowTones), true});
    Q_EMIT changed(rules, tr("Add a colour rule"), {});
    select(at);
    fillForm();
    m_filter->setFocus();
}

void RowRulesDialog::remove()
{
    const int row = current();
    if (row < 0)
        return;
    QList<RowRule> rules = m_model->rules();
    rules.removeAt(row);
    Q_EMIT changed(rules, tr("Remove a colour rule"), {});
}

void RowRulesDialog::move(int by)
{
    const int row = current();
    const int to = row + by;
    QList<RowRule> rules = m_model->rules();
    if (row < 0 || to < 0 || to >= rules.size())
        return;
    rules.swapItemsAt(row, to);
    Q_EMIT changed(rules, tr("Move a colour rule"), {});
    select(to);
}

void RowRulesDialog::edit(const QString &what, const QString &field, const std::function<void(RowRule &)> &change)
{
    const int row = current();
    if (m_filling || row < 0)
        return;
    QList<RowRule> rules = m_model->rules();
    change(rules[row]);
    if (rules != m_model->rules())
        Q_EMIT changed(rules, what, field.isEmpty() ? QString() : field + QString::number(row));
}

} // namespace coroscope
