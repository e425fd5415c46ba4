#include "ui/settings.h"
#include "ui/translations.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace coroscope;

namespace {

constexpr char kChild[] = "COROSCOPE_LANGUAGE_CHILD";

/// Two words with their plurals, a number: in the language that a program starts with. For a process of its own, since
/// translations are installed once.
int child()
{
    installTranslations(WindowSettings::languageIn(qEnvironmentVariable(kChild)));
    const auto routes
        = [](int n) { return QCoreApplication::translate("coroscope::LatencyBar", "%n route(s)", "", n); };
    std::fprintf(stdout, "%s, %s, %s", qPrintable(routes(1)), qPrintable(routes(2)),
                 qPrintable(QLocale().toString(12'345)));
    return 0;
}

} // namespace

/// Which language the window comes up in. What the translations hold is asked by tests/tools/check_translations.py.
class TestTranslations final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void language_data()
    {
        QTest::addColumn<QString>("desktop");
        QTest::addColumn<Language>("chosen");
        QTest::addColumn<QString>("words");
        const QString english = QStringLiteral("1 route, 2 routes, 12,345");
        const QString german = QStringLiteral("1 Route, 2 Routen, 12.345");
        QTest::newRow("of an English desktop") << QStringLiteral("en_US.UTF-8") << Language::System << english;
        QTest::newRow("of a German desktop") << QStringLiteral("de_DE.UTF-8") << Language::System << german;
        QTest::newRow("of a desktop without a translation")
            << QStringLiteral("ja_JP.UTF-8") << Language::System << english;
        QTest::newRow("chosen: German") << QStringLiteral("en_US.UTF-8") << Language::German << german;
        QTest::newRow("chosen: English") << QStringLiteral("de_DE.UTF-8") << Language::English << english;
        QTest::newRow("chosen: what the desktop has") << QStringLiteral("de_DE.UTF-8") << Language::German << german;
    }

    void language()
    {
        QFETCH(QString, desktop);
        QFETCH(Language, chosen);
        QFETCH(QString, words);
        QTemporaryDir folder;
        {
            WindowSettings settings(folder.path());
            settings.setLanguage(chosen);
            QCOMPARE(settings.language(), chosen);
        }
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_NUMERIC"})
            environment.remove(QLatin1String(name));
        environment.insert(QStringLiteral("LANG"), desktop);
        environment.insert(QLatin1String(kChild), folder.path());
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), QStringList());
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()), words);
    }

    void aDamagedChoiceIsNone()
    {
        QTemporaryDir folder;
        QCOMPARE(WindowSettings::languageIn(folder.path()), Language::System);
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("window.ini")))); // it was read only
        QFile file(folder.filePath(QStringLiteral("window.ini")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[file]\nlayout=1\n\n[window]\nlanguage=klingon\n");
        file.close();
        QCOMPARE(WindowSettings::languageIn(folder.path()), Language::System);
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (qEnvironmentVariableIsSet(kChild))
        return child();
    TestTranslations test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_translations.moc"
