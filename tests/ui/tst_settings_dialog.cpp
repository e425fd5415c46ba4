#include "tests/support/file_trouble.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "ui/options/choice_row.h"
#include "ui/options/faulty_settings.h"
#include "ui/options/number_row.h"
#include "ui/options/option_editor.h"
#include "ui/options/option_row.h"
#include "ui/options/option_words.h"
#include "ui/options/restarter.h"
#include "ui/options/settings_dialog.h"
#include "ui/options/window_preferences.h"
#include "ui/translations.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QToolButton>

#include <memory>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

/// The dialog on settings of its own, without a window around it.
struct Fixture {
    PaneContext context;
    Server server;
    Theme theme{*qApp};
    int zoom = 100;
    WindowPreferences preferences{&context.undo};
    OptionInput input;
    std::unique_ptr<ServerSettings> settings;
    std::unique_ptr<Restarter> restarter;
    std::unique_ptr<SettingsDialog> dialog;

    explicit Fixture(const QByteArray &ini = {}, const QStringList &arguments = {}, const QStringList &environment = {})
    {
        installTranslations();
        context.server = &server;
        addPreferences();
        input = {arguments, {}, context.folder.filePath(u"coroscope.ini"_s), true};
        for (const QString &one : environment)
            input.environment.insert(one.section(u'=', 0, 0), one.section(u'=', 1));
        if (!ini.isEmpty())
            put(input.settingsFile, ini);
        open();
    }

    void open()
    {
        dialog.reset();
        const auto parsed = parseOptions(input);
        if (!parsed)
            qFatal("%s", qPrintable(parsed.error().detail));
        settings = std::make_unique<ServerSettings>(parsed.value(), &context.undo);
        restarter = std::make_unique<Restarter>(&server, [this] { return settings->options(); });
        dialog = std::make_unique<SettingsDialog>(context, settings.get(), restarter.get(), &preferences, nullptr);
        dialog->present();
    }

    /// One of each kind; those of the real window are tested in it.
    void addPreferences()
    {
        Preference choice;
        choice.id = u"theme"_s;
        choice.name = u"Theme"_s;
        choice.help = u"Light or dark."_s;
        choice.choices = {{u"System"_s, 0}, {u"Light"_s, 1}, {u"Dark"_s, 2}, {u"High contrast"_s, 3}};
        choice.value = [this] { return int(theme.choice()); };
        choice.use = [this](int value) {
            theme.setChoice(ThemeChoice(value));
            context.settings.setTheme(ThemeChoice(value));
        };
        preferences.add(choice);
        Preference number;
        number.id = u"zoom"_s;
        number.name = u"Zoom"_s;
        number.help = u"How large it is."_s;
        number.least = 70;
        number.most = 200;
        number.step = 10;
        number.unit = u"%"_s;
        number.otherwise = 100;
        number.value = [this] { return zoom; };
        number.use = [this](int value) { zoom = value; };
        preferences.add(number);
    }

    NumberRow *zoomRow() const { return dialog->findChild<NumberRow *>(u"row-zoom"_s); }

    bool isActive() { return QTest::qWaitForWindowActive(dialog.get()); }
    OptionRow *row(OptionId id) const { return dialog->row(id); }
    QLineEdit *field(OptionId id) const { return qobject_cast<QLineEdit *>(row(id)->field()); }

    /// By keys, into the field, without leaving it.
    void type(OptionId id, const QString &text) const
    {
        QLineEdit *edit = field(id);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    void enter(OptionId id) const { QTest::keyClick(field(id), Qt::Key_Return); }
};

Banner *bannerWith(const SettingsDialog &dialog, const QString &words)
{
    const auto banners = dialog.findChildren<Banner *>();
    for (Banner *banner : banners) {
        if (!banner->isHidden() && banner->text().contains(words))
            return banner;
    }
    return nullptr;
}

} // namespace

/// The Settings dialog by keys and mouse: what is typed, what is written, what is said.
class TestSettingsDialog final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachOptionHasARow()
    {
        Fixture f;
        for (const OptionSpec &spec : optionTable()) {
            const OptionRow *row = f.row(spec.id);
            QVERIFY2(row, spec.name);
            QVERIFY2(!row->isHidden(), spec.name);
            QVERIFY2(row->matches({u"--"_s + QString::fromLatin1(spec.name)}), spec.name);
            QCOMPARE(row->name(), optionLabel(spec));
            QVERIFY2(optionHelp(spec).endsWith(u'.'), spec.name);
            if (const QString fallback = ServerSettings::defaultText(spec.id); !fallback.isEmpty())
                QVERIFY2(row->matches({fallback}), spec.name);
            QCOMPARE(row->editor()->text(), ServerSettings::defaultText(spec.id));
            QVERIFY2(row->resetButton()->isHidden(), spec.name);
        }
        QCOMPARE(std::size_t(f.dialog->shownRows()), kOptionCount + 2); // and those of the window
    }

    void everyControlHasAName()
    {
        Fixture f("[server]\nallow-host=a.test\nredis=redis://:p@h\n", {u"--port=1"_s});
        QCOMPARE(pictures::unnamed(f.dialog.get()), QStringList());
        QStringList names;
        for (const QLineEdit *edit : f.dialog->findChildren<QLineEdit *>()) {
            QVERIFY2(!names.contains(edit->accessibleName()), qPrintable(edit->accessibleName()));
            names.append(edit->accessibleName());
        }
    }

    void theTabKeyGoesDown()
    {
        Fixture f("[server]\nport=8001\n");
        QVERIFY(f.isActive());
        QList<QWidget *> order;
        for (QWidget *next = f.dialog->searchField();;) {
            order.append(next);
            QTest::keyClick(next, Qt::Key_Tab);
            next = QApplication::focusWidget();
            QVERIFY(next);
            if (next == f.dialog->searchField())
                break;
            QVERIFY2(order.size() < 200 && !order.contains(next), qPrintable(next->objectName()));
        }
        QList<QWidget *> expected{f.dialog->searchField(), f.dialog->findChild<QWidget *>(u"sections"_s)};
        for (const OptionGroup group : {OptionGroup::Server, OptionGroup::Limits, OptionGroup::Timeouts,
                                        OptionGroup::Storage, OptionGroup::Logging}) {
            for (const OptionSpec &spec : optionTable()) {
                if (spec.group == group)
                    expected.append(f.row(spec.id)->field());
            }
        }
        expected += {f.dialog->findChild<QWidget *>(u"resetAll"_s), f.dialog->findChild<QWidget *>(u"close"_s)};
        QVERIFY(order.contains(f.row(OptionId::Port)->resetButton()));
        order.removeIf([&](QWidget *widget) { return !expected.contains(widget); }); // units, buttons in rows
        QCOMPARE(order, expected);
    }

    void rightValues_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("written");
        const auto row = [](const char *name, OptionId id, const QString &typed, const QString &value,
                            const QByteArray &written) { QTest::newRow(name) << int(id) << typed << value << written; };
        row("host", OptionId::Host, u"0.0.0.0"_s, u"0.0.0.0"_s, "host=0.0.0.0");
        row("host in brackets", OptionId::Host, u"[::1]"_s, u"::1"_s, "host=::1");
        row("port", OptionId::Port, u"8001"_s, u"8001"_s, "port=8001");
        row("workers", OptionId::Workers, u"2"_s, u"2"_s, "workers=2");
        row("folder", OptionId::DataDir, u"/nowhere/a b"_s, u"/nowhere/a b"_s, "data-dir=\"/nowhere/a b\"");
        row("database", OptionId::Database, u"postgres://h/d"_s, u"postgresql://h/d"_s, "database=postgresql://h/d");
        row("redis", OptionId::Redis, u"memory"_s, u"memory"_s, "redis=memory");
        row("memory of the cache", OptionId::RedisMemory, u"128"_s, u"128MiB"_s, "redis-memory=128MiB");
        row("no hot copies", OptionId::RedisHot, u"0"_s, u"0B"_s, "redis-hot=0B");
        row("a host", OptionId::AllowHost, u"A.test"_s, u"a.test"_s, "allow-host=a.test");
        row("size in the unit shown", OptionId::MaxBody, u"4"_s, u"4MiB"_s, "max-body=4MiB");
        row("size with its unit", OptionId::MaxBody, u"100 KB"_s, u"100000B"_s, "max-body=100000B");
        row("half a size", OptionId::MaxBody, u"1.5"_s, u"1536KiB"_s, "max-body=1536KiB");
        row("time in the unit shown", OptionId::IdleTimeout, u"5"_s, u"5s"_s, "idle-timeout=5s");
        row("time with its unit", OptionId::IdleTimeout, u"2m"_s, u"2m"_s, "idle-timeout=2m");
        row("time 0", OptionId::DrainTimeout, u"0"_s, u"0s"_s, "drain-timeout=0s");
        row("connections", OptionId::MaxConnections, u"5"_s, u"5"_s, "max-connections=5");
    }

    void rightValues()
    {
        QFETCH(int, id);
        QFETCH(QString, typed);
        QFETCH(QString, value);
        QFETCH(QByteArray, written);
        Fixture f;
        const auto option = OptionId(id);
        f.type(option, typed);
        QCOMPARE(f.row(option)->errorText(), QString());
        QCOMPARE(f.settings->text(option), ServerSettings::defaultText(option)); // not before Enter
        f.enter(option);
        QCOMPARE(f.settings->text(option), value);
        QCOMPARE(f.row(option)->editor()->text(), value);
        QVERIFY(!f.row(option)->resetButton()->isHidden());
        QVERIFY(f.settings->save());
        QVERIFY2(contentOf(f.input.settingsFile).contains("\n" + written + "\n"),
                 contentOf(f.input.settingsFile).constData());
        f.open(); // as the next start finds it
        QCOMPARE(f.settings->text(option), value);
        QCOMPARE(f.row(option)->editor()->text(), value);
        QCOMPARE(f.settings->origin(option), ServerSettings::Origin::Settings);
    }

    void wrongValues_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, OptionId id, const QString &typed, const QString &sentence) {
            QTest::newRow(name) << int(id) << typed << sentence;
        };
        const QString size = u"Takes a size from 1B to just under 2GiB, such as 512KiB or 8MiB."_s;
        row("host", OptionId::Host, u"*"_s, u"Takes localhost, an IPv4 or IPv6 address, or a host name."_s);
        row("no host", OptionId::Host, QString(), u"Takes localhost, an IPv4 or IPv6 address, or a host name."_s);
        row("port", OptionId::Port, u"99999"_s, u"Takes a number from 0 to 65535."_s);
        row("port in words", OptionId::Port, u"http"_s, u"Takes a number from 0 to 65535."_s);
        row("no port", OptionId::Port, QString(), u"Takes a number from 0 to 65535."_s);
        row("workers", OptionId::Workers, u"0"_s, u"Takes a number from 1 to 256."_s);
        row("folder", OptionId::DataDir, u"/dev/null"_s, u"Takes a folder."_s);
        row("database", OptionId::Database, u"mysql://h/d"_s,
            u"Takes sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME."_s);
        row("redis", OptionId::Redis, u"rediss://h"_s,
            u"TLS to Redis is not supported by the client library; use redis:// or unix://."_s);
        row("a host with a port", OptionId::AllowHost, u"a.test:80"_s,
            u"Takes a host name or an address, without a port."_s);
        row("size", OptionId::MaxBody, u"9 GiB"_s, size);
        row("size in words", OptionId::MaxBody, u"much"_s, size);
        row("two sizes that do not fit", OptionId::MaxBody, u"300"_s,
            u"Takes at most --max-buffered, which is 256MiB: raise that too."_s);
        row("and the other way", OptionId::MaxBuffered, u"1"_s, u"Takes at least --max-body, which is 8MiB."_s);
        row("time", OptionId::DrainTimeout, u"2h"_s, u"Takes a time from 0s to 1h, such as 500ms or 30s."_s);
    }

    void wrongValues()
    {
        QFETCH(int, id);
        QFETCH(QString, typed);
        QFETCH(QString, sentence);
        Fixture f;
        const auto option = OptionId(id);
        OptionRow *row = f.row(option);
        f.type(option, u"1"_s);
        f.type(option, typed);
        const QString fallback = ServerSettings::defaultText(option);
        if (typed.isEmpty())
            QTest::keyClick(f.field(option), Qt::Key_Backspace);
        const QString said = fallback.isEmpty() ? sentence : sentence + u" Until then it is %1."_s.arg(fallback);
        QCOMPARE(row->errorText(), said); // as it is typed
        QVERIFY(f.field(option)->property("invalid").toBool());
        QCOMPARE(f.field(option)->accessibleDescription(), said);
        f.enter(option);
        f.dialog->searchField()->setFocus(); // and when it is left
        QCOMPARE(row->errorText(), said);
        QCOMPARE(f.settings->text(option), fallback);
        QCOMPARE(f.context.undo.count(), 0);
        QTest::keyClick(f.field(option), Qt::Key_Escape);
        QVERIFY(f.dialog->isVisible());
        QCOMPARE(row->errorText(), QString());
        QCOMPARE(row->editor()->text(), fallback);
        QVERIFY(!f.field(option)->property("invalid").toBool());
        QVERIFY(f.settings->save());
        QVERIFY(!QFile::exists(f.input.settingsFile));
    }

    void aChoiceAndAUnitActAtOnce()
    {
        Fixture f;
        auto *format = qobject_cast<QComboBox *>(f.row(OptionId::LogFormat)->field());
        format->setFocus();
        QTest::keyClick(format, Qt::Key_Down);
        QCOMPARE(f.settings->options().jsonLog, true);
        auto *unit = f.row(OptionId::IdleTimeout)->findChild<QComboBox *>(u"unit"_s);
        QCOMPARE(unit->currentText(), u"s"_s);
        unit->setFocus();
        QTest::keyClick(unit, Qt::Key_Down);
        QCOMPARE(f.settings->text(OptionId::IdleTimeout), u"75m"_s);
        QTest::keyClick(unit, Qt::Key_Down); // 75 h are too long
        QCOMPARE(f.settings->text(OptionId::IdleTimeout), u"75m"_s);
        QVERIFY(f.row(OptionId::IdleTimeout)
                    ->errorText()
                    .startsWith(u"Takes a time from 1ms to 24h, such as 500ms or 30s."_s));
    }

    void leavingAFieldTakesOver()
    {
        Fixture f;
        QVERIFY(f.isActive());
        f.type(OptionId::Port, u"8001"_s);
        QTest::keyClick(f.field(OptionId::Port), Qt::Key_Tab);
        QCOMPARE(f.settings->text(OptionId::Port), u"8001"_s);
        QCOMPARE(f.context.undo.count(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); // what was not changed is no step
        QCOMPARE(f.context.undo.count(), 1);
    }

    void changesAreTakenBack()
    {
        Fixture f("[server]\nport=8001\n; mine\nworkers=2\n");
        QVERIFY(f.row(OptionId::Port)->matches({u"8001"_s}));
        f.type(OptionId::Port, u"8002"_s);
        f.enter(OptionId::Port);
        QTest::mouseClick(f.row(OptionId::Workers)->resetButton(), Qt::LeftButton);
        QCOMPARE(f.settings->options().workers, 1);
        QCOMPARE(f.row(OptionId::Workers)->editor()->text(), u"1"_s);
        QVERIFY(f.row(OptionId::Workers)->resetButton()->isHidden());
        auto *all = f.dialog->findChild<QPushButton *>(u"resetAll"_s);
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(f.settings->options().port, quint16(8000));
        QVERIFY(!all->isEnabled());
        QVERIFY(f.settings->save());
        QCOMPARE(contentOf(f.input.settingsFile), QByteArray("[server]\n; mine\n"));
        const Notice &notice = f.context.notices.kept().back();
        QCOMPARE(notice.actionText, u"Undo"_s);
        notice.action();
        QCOMPARE(f.settings->options().port, quint16(8002));
        QCOMPARE(f.settings->options().workers, 1);
        QCOMPARE(f.field(OptionId::Port)->text(), u"8002"_s);
        f.dialog->findChild<QListWidget *>(u"sections"_s)->setFocus();
        const auto ctrlZ = [&] {
            QTest::keyClick(f.dialog->findChild<QListWidget *>(u"sections"_s), Qt::Key_Z, Qt::ControlModifier);
        };
        ctrlZ(); // the return is a step of its own, and so is the reset
        QCOMPARE(f.settings->options().port, quint16(8000));
        ctrlZ();
        QCOMPARE(f.settings->options().port, quint16(8002));
        QCOMPARE(f.settings->options().workers, 1);
        ctrlZ();
        QCOMPARE(f.settings->options().workers, 2);
        f.context.undo.undo();
        QCOMPARE(f.settings->options().port, quint16(8001));
        QVERIFY(f.settings->save());
        const auto parsed = parseOptions(f.input);
        QVERIFY(parsed);
        QCOMPARE(parsed->options.port, quint16(8001));
        QCOMPARE(parsed->options.workers, 2);
        f.context.undo.redo();
        QCOMPARE(f.settings->options().port, quint16(8002));
    }

    void aNumberOfTheWindow_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("value");
        QTest::addColumn<QString>("error");
        const QString range = u"It takes a whole number from 70 to 200 %. Until then it is 100."_s;
        QTest::newRow("right") << u"130"_s << 130 << QString();
        QTest::newRow("with its unit") << u" 130 %"_s << 130 << QString();
        QTest::newRow("the least") << u"70"_s << 70 << QString();
        QTest::newRow("the most") << u"200"_s << 200 << QString();
        QTest::newRow("too small") << u"69"_s << 100 << range;
        QTest::newRow("too large") << u"201"_s << 100 << range;
        QTest::newRow("no number") << u"large"_s << 100 << range;
        QTest::newRow("a fraction") << u"99.5"_s << 100 << range;
        QTest::newRow("nothing") << u""_s << 100 << range;
        QTest::newRow("far too large") << u"99999999999999999999"_s << 100 << range;
    }

    void aNumberOfTheWindow()
    {
        QFETCH(QString, typed);
        QFETCH(int, value);
        QFETCH(QString, error);
        Fixture f;
        QVERIFY(f.isActive());
        QLineEdit *edit = f.zoomRow()->edit();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, typed);
        QCOMPARE(f.zoomRow()->errorText(), error); // as it is typed
        QCOMPARE(f.zoom, 100); // and not before Enter
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(f.zoom, value);
        QCOMPARE(edit->property("invalid").toBool(), !error.isEmpty());
        QCOMPARE(f.zoomRow()->resetButton()->isHidden(), value == 100);
        if (error.isEmpty())
            return;
        QTest::keyClick(edit, Qt::Key_Escape); // puts back what is in force, and closes only with nothing to put back
        QCOMPARE(edit->text(), QString::number(value));
        QVERIFY(f.zoomRow()->errorText().isEmpty());
        QVERIFY(f.dialog->isVisible());
    }

    void choicesOfTheWindowAreTakenBack()
    {
        Fixture f("[server]\nport=8001\n");
        QVERIFY(f.isActive());
        QLineEdit *edit = f.zoomRow()->edit();
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_Up); // in steps
        QTest::keyClick(edit, Qt::Key_Up);
        QCOMPARE(f.zoom, 120);
        QTest::keyClick(f.dialog->findChild<QListWidget *>(u"sections"_s), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.zoom, 110);
        QCOMPARE(edit->text(), u"110"_s);
        QTest::mouseClick(f.zoomRow()->resetButton(), Qt::LeftButton);
        QCOMPARE(f.zoom, 100);
        f.context.undo.undo();
        QCOMPARE(f.zoom, 110);

        // All of both kinds, back in one step.
        auto *all = f.dialog->findChild<QPushButton *>(u"resetAll"_s);
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(f.zoom, 100);
        QCOMPARE(f.settings->options().port, quint16(8000));
        QVERIFY(!all->isEnabled());
        f.context.undo.undo();
        QCOMPARE(f.zoom, 110);
        QCOMPARE(f.settings->options().port, quint16(8001));
        QVERIFY(all->isEnabled());
        f.context.undo.redo();
        f.context.notices.kept().back().action();
        QCOMPARE(f.zoom, 110);
        QCOMPARE(f.settings->options().port, quint16(8001));

        // What it becomes by a key or a menu is shown.
        f.zoom = 150;
        f.preferences.notice();
        QCOMPARE(edit->text(), u"150"_s);
        QVERIFY(!f.preferences.set(u"zoom"_s, 500));
        QVERIFY(!f.preferences.set(u"theme"_s, 17));
        QVERIFY(!f.preferences.set(u"no such"_s, 1));
        QCOMPARE(f.zoom, 150);
    }

    void oneSettingIsGoneTo()
    {
        Fixture f;
        QVERIFY(f.isActive());
        f.dialog->searchField()->setText(u"port"_s);
        f.dialog->showSetting(u"zoom"_s);
        QVERIFY(f.dialog->searchField()->text().isEmpty()); // else it would be hidden
        QCOMPARE(QApplication::focusWidget(), f.zoomRow()->edit());
        const auto isSeen = [&](const QWidget *row) {
            const auto *scroll = f.dialog->findChild<QScrollArea *>();
            return scroll->viewport()->rect().contains(QRect(row->mapTo(scroll->viewport(), QPoint()), row->size()));
        };
        QVERIFY(QTest::qWaitFor([&] { return isSeen(f.zoomRow()); }));
        f.dialog->showSetting(u"max-body"_s);
        QCOMPARE(QApplication::focusWidget(), f.field(OptionId::MaxBody));
        QVERIFY(QTest::qWaitFor([&] { return isSeen(f.row(OptionId::MaxBody)); }));
        QVERIFY(!isSeen(f.zoomRow()));
        f.dialog->showSetting(u"no such"_s);
        QCOMPARE(QApplication::focusWidget(), f.dialog->searchField());
    }

    void anUndoBeatsWhatIsHalfTyped()
    {
        Fixture f;
        f.type(OptionId::Port, u"8002"_s);
        f.enter(OptionId::Port);
        f.type(OptionId::Port, u"99999"_s);
        QVERIFY(!f.row(OptionId::Port)->errorText().isEmpty());
        f.context.undo.undo();
        QCOMPARE(f.field(OptionId::Port)->text(), u"8000"_s);
        QCOMPARE(f.row(OptionId::Port)->errorText(), QString());
    }

    void theDefaultTypedIsAReset()
    {
        Fixture f("[server]\nport=8001\n");
        f.type(OptionId::Port, u"8000"_s);
        f.enter(OptionId::Port);
        QVERIFY(!f.settings->isModified(OptionId::Port));
        QVERIFY(f.settings->save());
        QCOMPARE(contentOf(f.input.settingsFile), QByteArray("[server]\n"));
    }

    void overridesAreShown()
    {
        Fixture f("[server]\nport=8001\nmax-body=1MiB\n", {u"--port=3000"_s},
                  {u"COROSCOPE_WORKERS=4"_s, u"COROSCOPE_MAX_BODY=2MiB"_s});
        const auto note = [&](OptionId id) { return f.row(id)->noteText(); };
        QCOMPARE(note(OptionId::Port), u"Set by --port on the command line, which wins over 8001 in coroscope.ini."_s);
        QCOMPARE(note(OptionId::Workers),
                 u"Set by COROSCOPE_WORKERS in the environment, which wins over the settings."_s);
        QCOMPARE(note(OptionId::MaxBody),
                 u"Set by COROSCOPE_MAX_BODY in the environment, which wins over 1MiB in coroscope.ini."_s);
        QCOMPARE(note(OptionId::Host), QString());
        for (const OptionId id : {OptionId::Port, OptionId::Workers, OptionId::MaxBody}) {
            QVERIFY(f.field(id)->isReadOnly());
            QVERIFY(!f.settings->set(id, u"5"_s) || f.context.undo.count() == 0);
        }
        QCOMPARE(f.field(OptionId::Port)->text(), u"3000"_s);
        QCOMPARE(f.settings->options().port, quint16(3000));
        QVERIFY(!f.field(OptionId::Host)->isReadOnly());
        // What the file has under it can be taken out of it.
        QTest::mouseClick(f.row(OptionId::Port)->resetButton(), Qt::LeftButton);
        QCOMPARE(f.settings->options().port, quint16(3000));
        QCOMPARE(note(OptionId::Port), u"Set by --port on the command line, which wins over the settings."_s);
        QVERIFY(f.settings->save());
        QCOMPARE(contentOf(f.input.settingsFile), QByteArray("[server]\nmax-body=1MiB\n"));
    }

    void theSearchFinds_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("a name") << u"drain"_s << QStringList{u"drain-timeout"_s};
        QTest::newRow("an option") << u"--max-uri"_s << QStringList{u"max-uri"_s};
        QTest::newRow("help") << u"504"_s << QStringList{u"request-timeout"_s};
        QTest::newRow("a value") << u"8001"_s << QStringList{u"port"_s};
        QTest::newRow("two words, any case") << u"LARGEST header"_s << QStringList{u"max-header"_s};
        QTest::newRow("a section") << u"storage"_s
                                   << QStringList{u"data-dir"_s,      u"database"_s,  u"redis"_s, u"redis-memory"_s,
                                                  u"redis-persist"_s, u"redis-hot"_s, u"tasks"_s};
        QTest::newRow("nothing") << u"frobnicate"_s << QStringList();
    }

    void theSearchFinds()
    {
        QFETCH(QString, words);
        QFETCH(QStringList, found);
        Fixture f("[server]\nport=8001\n");
        QVERIFY(f.isActive());
        QVERIFY(f.dialog->searchField()->hasFocus());
        QTest::keyClicks(f.dialog->searchField(), words);
        QStringList shown;
        for (const OptionSpec &spec : optionTable()) {
            if (f.row(spec.id)->isVisibleTo(f.dialog.get()))
                shown.append(QString::fromLatin1(spec.name));
        }
        QCOMPARE(shown, found);
        auto *nothing = f.dialog->findChild<EmptyState *>();
        QCOMPARE(nothing->isVisible(), found.isEmpty());
        if (found.isEmpty())
            QTest::mouseClick(nothing->button(), Qt::LeftButton);
        else
            QTest::keyClick(f.dialog->searchField(), Qt::Key_Escape);
        QVERIFY(f.dialog->isVisible());
        QCOMPARE(std::size_t(f.dialog->shownRows()), kOptionCount + 2);
    }

    void sectionsAreGoneTo()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowExposed(f.dialog.get()));
        auto *nav = f.dialog->findChild<QListWidget *>(u"sections"_s);
        QCOMPARE(nav->currentRow(), 0);
        nav->setFocus();
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(nav, Qt::Key_Down);
        QCOMPARE(nav->currentItem()->text(), u"Timeouts"_s);
        const auto *scroll = f.dialog->findChild<QScrollArea *>();
        const auto *row = f.row(OptionId::HeaderTimeout);
        QTRY_VERIFY(scroll->viewport()->rect().contains(row->mapTo(scroll->viewport(), QPoint(1, 1))));
    }

    void passwordsAreMasked()
    {
        const QString url = u"postgresql://u:hunter2@h/d"_s;
        Fixture f("[server]\ndatabase=\"postgresql://u:hunter2@h/d\"\n");
        QVERIFY(f.isActive());
        OptionRow *row = f.row(OptionId::Database);
        QLineEdit *edit = f.field(OptionId::Database);
        auto *reveal = row->findChild<QToolButton *>(u"reveal"_s);
        QCOMPARE(edit->text(), u"postgresql://u:***@h/d"_s);
        QVERIFY(!row->matches({u"hunter2"_s}));
        QTest::mouseClick(reveal, Qt::LeftButton);
        QCOMPARE(edit->text(), url);
        QTest::mouseClick(reveal, Qt::LeftButton);
        QCOMPARE(edit->text(), u"postgresql://u:***@h/d"_s);
        edit->setFocus();
        edit->end(false);
        QTest::keyClick(edit, Qt::Key_Backspace);
        QTest::keyClicks(edit, u"other"_s);
        f.enter(OptionId::Database);
        QCOMPARE(f.settings->options().database, u"postgresql://u:hunter2@h/other"_s);
        QCOMPARE(edit->text(), u"postgresql://u:***@h/other"_s);
        f.type(OptionId::Database, u"postgresql://u:new@h/d"_s);
        f.enter(OptionId::Database);
        QCOMPARE(edit->text(), u"postgresql://u:***@h/d"_s);
        QCOMPARE(f.settings->options().database, u"postgresql://u:new@h/d"_s);
        f.type(OptionId::Database, u"postgresql://u:secret@h:99999/d"_s);
        QVERIFY(!row->errorText().isEmpty());
        QVERIFY2(!row->errorText().contains(u"new"_s), qPrintable(row->errorText()));
        QTest::keyClick(edit, Qt::Key_Escape);
        // While people look on, nothing is shown.
        QTest::mouseClick(reveal, Qt::LeftButton);
        QCOMPARE(edit->text(), u"postgresql://u:new@h/d"_s);
        f.context.secrets.setMayReveal(false);
        QCOMPARE(edit->text(), u"postgresql://u:***@h/d"_s);
        QVERIFY(!reveal->isEnabled());
        QVERIFY(f.settings->save());
        QVERIFY(!(QFile::permissions(f.input.settingsFile) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void hostsAreAddedAndTakenOut()
    {
        Fixture f("[server]\nallow-host=a.test\n");
        QVERIFY(f.isActive());
        auto *list = f.row(OptionId::AllowHost)->findChild<QListWidget *>(u"hostList"_s);
        QCOMPARE(list->count(), 1);
        f.type(OptionId::AllowHost, u"B.test"_s);
        f.enter(OptionId::AllowHost);
        QCOMPARE(f.settings->options().allowHosts, (QStringList{u"a.test"_s, u"b.test"_s}));
        QCOMPARE(list->count(), 2);
        QCOMPARE(f.field(OptionId::AllowHost)->text(), QString());
        list->setFocus();
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(f.settings->options().allowHosts, QStringList{u"b.test"_s});
        f.context.undo.undo();
        QCOMPARE(f.settings->options().allowHosts, (QStringList{u"a.test"_s, u"b.test"_s}));
        QCOMPARE(list->count(), 2);
    }

    void whatHoldsForTheSessionCanBeKept()
    {
        Fixture f;
        f.settings->useInSession(OptionId::Port, u"8005"_s);
        OptionRow *row = f.row(OptionId::Port);
        QCOMPARE(f.field(OptionId::Port)->text(), u"8005"_s);
        QCOMPARE(row->noteText(), u"For this session only."_s);
        QVERIFY(f.settings->isSaved());
        auto *keep = row->findChild<QPushButton *>(u"keep"_s);
        QTest::mouseClick(keep, Qt::LeftButton);
        QCOMPARE(f.settings->own(OptionId::Port), std::optional(u"8005"_s));
        QCOMPARE(row->noteText(), QString());
        QVERIFY(f.settings->save());
        QVERIFY(contentOf(f.input.settingsFile).contains("port=8005"));
        f.settings->useInSession(OptionId::Port, u"8006"_s);
        QTest::mouseClick(row->resetButton(), Qt::LeftButton);
        QCOMPARE(f.settings->options().port, quint16(8000));
    }

    void whatCannotBeWrittenIsSaid()
    {
        Fixture f("[server]\nworkers=2\n");
        f.type(OptionId::Port, u"8001"_s);
        f.enter(OptionId::Port);
        {
            const FullDisk full(8);
            QVERIFY(!f.settings->save());
        }
        Banner *banner = bannerWith(*f.dialog, u"could not be written"_s);
        QVERIFY(banner);
        QVERIFY(banner->text().contains(f.input.settingsFile));
        QCOMPARE(contentOf(f.input.settingsFile), QByteArray("[server]\nworkers=2\n"));
        QCOMPARE(f.settings->options().port, quint16(8001)); // it holds
        QTest::mouseClick(banner->actionButton(), Qt::LeftButton);
        QVERIFY(banner->isHidden());
        QCOMPARE(contentOf(f.input.settingsFile), QByteArray("[server]\nworkers=2\nport=8001\n"));
    }

    void aFileThatCannotBeReadIsSaidAndKept()
    {
        const QByteArray newer = "[file]\nlayout=2\n[server]\nport=tcp:1\n";
        Fixture f(newer);
        tellOfFaultySettings(*f.settings, f.context.notices, f.dialog.get(),
                             [&f] { f.dialog->searchField()->clear(); });
        QTRY_COMPARE(f.context.notices.kept().size(), std::size_t(1));
        QVERIFY(f.context.notices.kept().back().text.contains(u"was written by a newer version"_s));
        QVERIFY(bannerWith(*f.dialog, u"was written by a newer version"_s));
        f.type(OptionId::Port, u"8001"_s);
        f.enter(OptionId::Port);
        QVERIFY(f.settings->save());
        QVERIFY(!bannerWith(*f.dialog, u"newer"_s));
        QCOMPARE(contentOf(f.input.settingsFile + u".bak"_s), newer);
        QVERIFY(f.context.notices.kept().back().text.contains(f.input.settingsFile + u".bak"_s));
    }

    void aDamagedValueIsSaid()
    {
        Fixture f("[server]\nport=99999\nworkers=2\n");
        const QString said = u"What coroscope.ini says cannot be used: Takes a number from 0 to 65535."_s;
        QCOMPARE(f.row(OptionId::Port)->errorText(), said);
        QCOMPARE(f.field(OptionId::Port)->text(), u"8000"_s);
        tellOfFaultySettings(*f.settings, f.context.notices, f.dialog.get(), [] {});
        QTRY_COMPARE(f.context.notices.kept().size(), std::size_t(1));
        QVERIFY2(f.context.notices.kept().back().text.contains(u"Port"_s),
                 qPrintable(f.context.notices.kept().back().text));
        f.type(OptionId::Workers, u"3"_s); // a change elsewhere leaves the line for its writer to mend
        f.enter(OptionId::Workers);
        QVERIFY(f.settings->save());
        QVERIFY(contentOf(f.input.settingsFile).contains("port=99999"));
        QCOMPARE(f.row(OptionId::Port)->errorText(), said);
        QTest::mouseClick(f.row(OptionId::Port)->resetButton(), Qt::LeftButton);
        QCOMPARE(f.row(OptionId::Port)->errorText(), QString());
        QVERIFY(f.settings->save());
        QCOMPARE(contentOf(f.input.settingsFile), QByteArray("[server]\nworkers=3\n"));
    }

    void theDialogIsWrittenInAMoment()
    {
        Fixture f;
        f.type(OptionId::Port, u"8001"_s);
        f.enter(OptionId::Port);
        QVERIFY(!QFile::exists(f.input.settingsFile));
        QVERIFY(QTest::qWaitFor([&] { return contentOf(f.input.settingsFile).contains("port=8001"); }, 20'000));
        f.type(OptionId::Port, u"8002"_s);
        f.enter(OptionId::Port);
        QTest::mouseClick(f.dialog->findChild<QPushButton *>(u"close"_s), Qt::LeftButton); // and when it is closed
        QVERIFY(contentOf(f.input.settingsFile).contains("port=8002"));
    }

    void itFollowsTheFont()
    {
        Fixture f;
        f.theme.setScale(1.6);
        QTest::qWait(50);
        const auto tooLow = [&f] { // a layout is made in a turn to come
            QStringList found;
            const auto labels = f.dialog->findChildren<QLabel *>();
            for (const QLabel *label : labels) {
                if (label->isVisible() && label->wordWrap() && label->height() < label->heightForWidth(label->width()))
                    found += label->text();
            }
            const auto edits = f.dialog->findChildren<QLineEdit *>();
            for (const QLineEdit *edit : edits) {
                if (edit->isVisible() && edit->height() < edit->minimumSizeHint().height())
                    found += edit->objectName();
            }
            return found;
        };
        QTRY_COMPARE(tooLow(), QStringList());
        const auto *nav = f.dialog->findChild<QListWidget *>(u"sections"_s);
        QTRY_VERIFY(nav->viewport()->width() >= nav->sizeHintForColumn(0));
        QVERIFY(pictures::take(f.dialog.get(), u"settings-large"_s, f.theme));
        f.theme.setScale(1);
    }

    void itsSizeIsRemembered()
    {
        Fixture f;
        f.dialog->resize(901, 602);
        f.dialog->close();
        f.open();
        QCOMPARE(f.dialog->size(), QSize(901, 602));
    }

    void theThemeIsChosen()
    {
        Fixture f;
        auto *row = f.dialog->findChild<ChoiceRow *>(u"row-theme"_s);
        const ThemeChoice before = f.theme.choice();
        row->box()->setFocus();
        QTest::keyClick(row->box(), Qt::Key_End);
        QCOMPARE(f.theme.choice(), ThemeChoice::HighContrast);
        QCOMPARE(f.context.settings.theme(), ThemeChoice::HighContrast);
        QTest::mouseClick(row->resetButton(), Qt::LeftButton);
        QCOMPARE(f.theme.choice(), ThemeChoice::System);
        f.theme.setChoice(before);
    }

    void pictures()
    {
        {
            Fixture f("[server]\nport=8001\nallow-host=api.test,demo.test\n"
                      "database=\"postgresql://ada:secret@db/app\"\n",
                      {u"--workers=4"_s}, {u"COROSCOPE_MAX_BODY=2MiB"_s});
            f.type(OptionId::Host, u"my host"_s);
            QVERIFY(pictures::take(f.dialog.get(), u"settings"_s, f.theme));
            QTest::keyClick(f.field(OptionId::Host), Qt::Key_Escape);
            f.dialog->findChild<QListWidget *>(u"sections"_s)->setCurrentRow(2);
            QVERIFY(pictures::take(f.dialog.get(), u"settings-limits"_s, f.theme));
            f.dialog->findChild<QListWidget *>(u"sections"_s)->setCurrentRow(4);
            QVERIFY(pictures::take(f.dialog.get(), u"settings-storage"_s, f.theme));
            QTest::keyClicks(f.dialog->searchField(), u"timeout"_s);
            QVERIFY(pictures::take(f.dialog.get(), u"settings-search"_s, f.theme));
            QTest::keyClicks(f.dialog->searchField(), u"xx"_s);
            QVERIFY(pictures::take(f.dialog.get(), u"settings-nothing"_s, f.theme));
        }
        const QTemporaryDir data; // not the person's own
        Fixture f("[server]\nidle-timeout=never\n");
        Options free;
        free.port = 0;
        free.dataDir = data.path();
        f.server.start(free);
        QVERIFY(QTest::qWaitFor([&] { return f.server.state() == ServerState::Listening; }, 30'000));
        f.type(OptionId::Workers, u"3"_s);
        f.enter(OptionId::Workers);
        {
            const FullDisk full(8);
            QVERIFY(!f.settings->save());
        }
        f.dialog->findChild<QListWidget *>(u"sections"_s)->setCurrentRow(2);
        QVERIFY(pictures::take(f.dialog.get(), u"settings-trouble"_s, f.theme));
        f.server.stopNow();
        QVERIFY(QTest::qWaitFor([&] { return f.server.state() == ServerState::Stopped; }, 30'000));
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settings_dialog.moc"
