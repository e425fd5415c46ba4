#include "tests/ui/cache_fixture.h"
#include "ui/format.h"
#include "ui/panes/cache/bytes_edit.h"
#include "ui/panes/cache/cache_link.h"
#include "ui/panes/cache/import_report.h"
#include "ui/panes/cache/key_dialogs.h"
#include "ui/panes/cache/key_export.h"
#include "ui/panes/cache/key_record.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/value_head.h"
#include "ui/panes/cache/value_model.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/empty_state.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QListWidget>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableWidget>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using Fixture = CacheFixture;
using Mode = QAbstractItemModelTester::FailureReportingMode;

class TestCacheKeys final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void browsesKeys()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        const QAbstractItemModelTester tester(f.keys->model(), Mode::QtTest);
        f.showKeys();
        QCOMPARE(f.keys->model()->keyCount(), 9);
        QCOMPARE(f.keys->model()->rowCount(), 8); // three folders, five keys
        // What a key is, is known once it is in sight.
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->facts("queue")->type.isEmpty(); }, kPatience));
        QVERIFY(f.keys->model()->facts("session:1")->type.isEmpty());
        f.select("session:1");
        QVERIFY(QTest::qWaitFor([&] { return f.keys->model()->facts("session:1")->expires > 0; }, kPatience));
        const QModelIndex row = f.keys->model()->indexOf("session:1");
        QVERIFY(!row.siblingAtColumn(KeyModel::TtlColumn).data().toString().isEmpty());
        QVERIFY(!row.siblingAtColumn(KeyModel::SizeColumn).data().toString().isEmpty());
        QCOMPARE(f.value->content()->content(), "alice"_ba);
        QVERIFY(f.value->facts().contains(u"TTL"_s));
        // A list instead of a tree.
        f.keys->treeAction()->trigger();
        QCOMPARE(f.keys->model()->rowCount(), 9);
        f.keys->treeAction()->trigger();
        QCOMPARE(f.keys->model()->rowCount(), 8);
        // Found by a pattern, typed.
        QTest::keyClick(f.keys->tree(), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), f.keys->pattern());
        QTest::keyClicks(f.keys->pattern(), u"session:*"_s);
        key(Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->isScanning() && f.keys->model()->keyCount() == 2; }, kPatience));
        f.keys->pattern()->clear();
        f.keys->type()->setCurrentIndex(f.keys->type()->findData("zset"_ba));
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->isScanning() && f.keys->model()->keyCount() == 1; }, kPatience));
        QVERIFY(f.keys->model()->holds("scores"));
    }

    void showsEachType_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QStringList>("rows");
        QTest::newRow("hash") << "user:1"_ba << QStringList{u"name|Ada"_s, u"mail|ada@example.org"_s};
        QTest::newRow("list") << "queue"_ba << QStringList{u"0|one"_s, u"1|two"_s, u"2|three"_s};
        QTest::newRow("set") << "tags"_ba << QStringList{u"red"_s};
        QTest::newRow("sorted set") << "scores"_ba << QStringList{u"ann|1.5"_s, u"ben|20"_s};
        QTest::newRow("stream") << "events"_ba << QStringList{u"1-1|kind: start   by: ann"_s};
    }

    void showsEachType()
    {
        QFETCH(QByteArray, name);
        QFETCH(QStringList, rows);
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select(name);
        const QAbstractItemModel *model = f.value->table()->model();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), int(rows.size()), kPatience);
        for (int row = 0; row < rows.size(); ++row) {
            QStringList cells;
            for (int column = 0; column < model->columnCount(); ++column)
                cells.append(model->index(row, column).data().toString());
            QCOMPARE(cells.join(u'|'), rows[row]);
        }
        QVERIFY(!f.value->figure().isEmpty());
        f.value->copyCommandAction()->trigger();
        const auto words = splitLine(QApplication::clipboard()->text().toLatin1());
        QVERIFY(words.isOk() && words.value().contains(name));
    }

    void editsElements_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        QTest::addColumn<Words>("read");
        QTest::addColumn<Reply>("before");
        QTest::addColumn<Reply>("after");
        QTest::newRow("hash value") << "user:1"_ba << 0 << 1 << u"Bo\\n"_s << Words{"HGET", "user:1", "name"}
                                    << Reply::ofBulk("Ada") << Reply::ofBulk("Bo\n");
        QTest::newRow("hash field") << "user:1"_ba << 0 << 0 << u"nick"_s << Words{"HGET", "user:1", "nick"} << Reply()
                                    << Reply::ofBulk("Ada");
        QTest::newRow("list") << "queue"_ba << 1 << 1 << u"zwei"_s << Words{"LINDEX", "queue", "1"}
                              << Reply::ofBulk("two") << Reply::ofBulk("zwei");
        QTest::newRow("set") << "tags"_ba << 0 << 0 << u"blue"_s << Words{"SMEMBERS", "tags"}
                             << Reply::ofArray({Reply::ofBulk("red")}) << Reply::ofArray({Reply::ofBulk("blue")});
        QTest::newRow("score") << "scores"_ba << 0 << 1 << u"7"_s << Words{"ZSCORE", "scores", "ann"}
                               << Reply::ofBulk("1.5") << Reply::ofBulk("7");
        QTest::newRow("member") << "scores"_ba << 0 << 0 << u"eve"_s << Words{"ZSCORE", "scores", "eve"} << Reply()
                                << Reply::ofBulk("1.5");
    }

    void editsElements()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, row);
        QFETCH(int, column);
        QFETCH(QString, text);
        QFETCH(Words, read);
        QFETCH(Reply, before);
        QFETCH(Reply, after);
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select(name);
        QTRY_VERIFY_WITH_TIMEOUT(f.value->table()->model()->rowCount() > row, kPatience);
        QCOMPARE(f.ask(read), before);
        f.editCell(row, column, text);
        QVERIFY(f.waitFor(read, after));
        QVERIFY(QTest::qWaitFor([&] { return f.window->undoStack()->canUndo(); }, kPatience));
        f.undo();
        QVERIFY(f.waitFor(read, before));
        QTest::keyClick(f.window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(f.waitFor(read, after));
    }

    void editsAString()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select("session:1");
        QVERIFY(f.value->editAction()->isEnabled());
        f.value->editAction()->trigger();
        QVERIFY(f.value->isEditing());
        CodeEdit *editor = f.value->editor()->editor();
        QCOMPARE(QApplication::focusWidget(), editor);
        QCOMPARE(editor->toPlainText(), u"alice"_s);
        key(Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(editor, u" & co"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(f.waitFor({"GET", "session:1"}, Reply::ofBulk("alice & co")));
        QVERIFY(f.ask({"PTTL", "session:1"}).integer > 0); // it still runs down
        QVERIFY(QTest::qWaitFor([&] { return f.value->content()->content() == "alice & co"; }, kPatience));
        f.undo();
        QVERIFY(f.waitFor({"GET", "session:1"}, Reply::ofBulk("alice")));
        QVERIFY(f.ask({"PTTL", "session:1"}).integer > 0);

        // Bytes are written with escapes, or as hexadecimal.
        f.select(QByteArray("bin\0\xff", 5));
        f.value->editAction()->trigger();
        QCOMPARE(f.value->editor()->form(), BytesEdit::Form::Escaped);
        QCOMPARE(editor->toPlainText(), u"\\x00\\x01\\xfe"_s);
        f.value->editor()->forms()->setCurrentIndex(int(BytesEdit::Form::Hex));
        QCOMPARE(editor->toPlainText(), u"00 01 fe"_s);
        editor->setPlainText(u"00 0"_s);
        QTest::mouseClick(f.value->saveButton(), Qt::LeftButton);
        QVERIFY(f.value->isEditing() && f.value->banner()->isVisible()); // half a byte
        editor->setPlainText(u"de ad 00"_s);
        QTest::mouseClick(f.value->saveButton(), Qt::LeftButton);
        QVERIFY(f.waitFor({"GET", QByteArray("bin\0\xff", 5)}, Reply::ofBulk(QByteArray("\xde\xad\0", 3))));
    }

    void tellsWhatChangedMeanwhile()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select("page:home");
        f.value->editAction()->trigger();
        f.value->editor()->editor()->setPlainText(u"mine"_s);
        f.ask({"SET", "page:home", "theirs"});
        f.value->save();
        QVERIFY(QTest::qWaitFor([&] { return f.value->banner()->isVisible(); }, kPatience));
        QVERIFY(f.value->isEditing());
        QCOMPARE(f.ask({"GET", "page:home"}), Reply::ofBulk("theirs"));
        QTest::mouseClick(f.value->banner()->actionButton(), Qt::LeftButton);
        QVERIFY(f.waitFor({"GET", "page:home"}, Reply::ofBulk("mine")));
        QVERIFY(QTest::qWaitFor([&] { return f.window->undoStack()->canUndo(); }, kPatience));
        f.undo();
        QVERIFY(f.waitFor({"GET", "page:home"}, Reply::ofBulk("theirs")));
        // Gone is told, too, and leaves the list.
        f.ask({"DEL", "page:home"});
        f.value->refresh();
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->holds("page:home"); }, kPatience));
        QVERIFY(QTest::qWaitFor([&] { return f.value->banner()->isVisible(); }, kPatience)); // its own answer says so
        // What runs out while it is shown leaves by itself.
        f.ask({"PEXPIRE", "session:2", "1200"});
        f.select("session:2");
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->holds("session:2"); }, kPatience));
    }

    /// A key that somebody else deletes is told of, and its neighbour is not taken for it.
    void staysWithTheKeyThatIsShown()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select("session:2");
        f.value->expireAction()->trigger();
        auto *expire = f.dialog<ExpireDialog>(u"expireDialog"_s);
        QVERIFY(expire);
        f.ask({"DEL", "session:2"});
        f.value->refresh();
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->holds("session:2"); }, kPatience));
        QCOMPARE(f.value->key(), "session:2"_ba);
        QVERIFY(f.value->banner()->isVisible());
        QVERIFY(!f.value->renameAction()->isEnabled());
        expire->ttl()->number()->setFocus();
        expire->ttl()->number()->selectAll();
        QTest::keyClicks(expire->ttl()->number(), u"5000"_s);
        press(expire, u"ok"_s);
        QVERIFY(QTest::qWaitFor([&] { return f.window->undoStack()->canUndo(); }, kPatience));
        QVERIFY(f.ask({"PTTL", "session:1"}).integer <= 90'000);
        // The neighbour is the tree's current row already; a click shows it all the same.
        f.activate();
        f.select("session:1");
        QVERIFY(!f.value->banner()->isVisible());
        // Whoever deletes one goes on to the next.
        f.ask({"SET", "session:2", "bob"});
        f.showKeys();
        f.select("session:2");
        f.keys->tree()->setFocus();
        key(Qt::Key_Delete);
        QVERIFY(f.waitFor({"EXISTS", "session:2"}, Reply::ofInteger(0)));
        QVERIFY(QTest::qWaitFor([&] { return f.value->key() == "session:1"; }, kPatience));
    }

    /// What is being written is not lost to what happens meanwhile.
    void keepsWhatIsBeingWritten()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.ask({"PEXPIRE", "session:1", "4000"});
        f.select("session:1");
        f.value->editAction()->trigger();
        f.value->editor()->editor()->setPlainText(u"mine"_s);
        f.ask({"PERSIST", "session:1"});
        // As far as the view knows, its time is over.
        QVERIFY(QTest::qWaitFor([&] { return f.value->facts().contains(u"expired"_s); }, kPatience));
        QTest::qWait(1'200);
        QVERIFY(f.value->isEditing());
        // Nor to a restart of the server.
        f.window->stopServer();
        QVERIFY(QTest::qWaitFor([&] { return f.server.state() == ServerState::Stopped; }, kPatience));
        QVERIFY(f.start());
        QVERIFY(QTest::qWaitFor([&] { return f.pane->link()->isUp() && !f.keys->isScanning(); }, kPatience));
        QVERIFY(f.value->isEditing());
        QCOMPARE(f.value->editor()->editor()->toPlainText(), u"mine"_s);
        QTest::mouseClick(f.value->saveButton(), Qt::LeftButton);
        QVERIFY(f.waitFor({"GET", "session:1"}, Reply::ofBulk("mine")));
        QVERIFY(QTest::qWaitFor([&] { return !f.value->isEditing(); }, kPatience));
        // Nor to a conflict, of an element either.
        f.select("user:1");
        QTRY_COMPARE_WITH_TIMEOUT(f.value->model()->rowCount({}), 2, kPatience);
        f.value->table()->selectRow(0);
        f.value->editAction()->trigger();
        QVERIFY(f.value->isEditing());
        f.value->editor()->editor()->setPlainText(u"Grace"_s);
        f.ask({"HSET", "user:1", "name", "Edsger"});
        QTest::mouseClick(f.value->saveButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.value->banner()->isVisible(); }, kPatience));
        QVERIFY(f.value->isEditing());
        QCOMPARE(f.ask({"HGET", "user:1", "name"}), Reply::ofBulk("Edsger"));
        QTest::mouseClick(f.value->banner()->actionButton(), Qt::LeftButton);
        QVERIFY(f.waitFor({"HGET", "user:1", "name"}, Reply::ofBulk("Grace")));
        QVERIFY(QTest::qWaitFor([&] { return !f.value->isEditing(); }, kPatience));
    }

    void addsKeys_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QStringList>("cells");
        QTest::addColumn<Words>("read");
        QTest::addColumn<Reply>("wanted");
        const auto bulks = [](const QList<QByteArray> &all) {
            std::vector<Reply> items;
            for (const QByteArray &each : all)
                items.push_back(Reply::ofBulk(each));
            return Reply::ofArray(items);
        };
        QTest::newRow("string") << "string"_ba << QStringList{u"hello"_s} << Words{"GET", "new:key"}
                                << Reply::ofBulk("hello");
        QTest::newRow("hash") << "hash"_ba << QStringList{u"f"_s, u"v\\x00"_s} << Words{"HGETALL", "new:key"}
                              << bulks({"f", QByteArray("v\0", 2)});
        QTest::newRow("list") << "list"_ba << QStringList{u"a"_s, u"b"_s} << Words{"LRANGE", "new:key", "0", "-1"}
                              << bulks({"a", "b"});
        QTest::newRow("set") << "set"_ba << QStringList{u"m"_s} << Words{"SMEMBERS", "new:key"} << bulks({"m"});
        QTest::newRow("sorted set") << "zset"_ba << QStringList{u"m"_s, u"2.5"_s}
                                    << Words{"ZRANGE", "new:key", "0", "-1", "WITHSCORES"} << bulks({"m", "2.5"});
        QTest::newRow("stream") << "stream"_ba << QStringList{u"f"_s, u"v"_s} << Words{"XLEN", "new:key"}
                                << Reply::ofInteger(1);
    }

    void addsKeys()
    {
        QFETCH(QByteArray, type);
        QFETCH(QStringList, cells);
        QFETCH(Words, read);
        QFETCH(Reply, wanted);
        Fixture f;
        QVERIFY(f.ok);
        f.showKeys();
        QVERIFY(f.keys->empty()->isVisible());
        QTest::mouseClick(f.keys->empty()->button(), Qt::LeftButton);
        auto *dialog = f.dialog<AddDialog>(u"addKey"_s);
        QVERIFY(dialog);
        press(dialog, u"ok"_s);
        QVERIFY(dialog->isVisible()); // a key has a name
        QTest::keyClicks(dialog->key(), u"new:key"_s);
        dialog->type()->setCurrentIndex(dialog->type()->findData(type));
        if (type == "string") {
            dialog->value()->editor()->setPlainText(cells.first());
        } else {
            QTableWidget *table = dialog->elements()->table();
            for (int i = 0; i < cells.size(); ++i)
                table->setItem(i / table->columnCount(), i % table->columnCount(), new QTableWidgetItem(cells[i]));
        }
        QTest::mouseClick(dialog->ttl()->expires(), Qt::LeftButton, {}, {8, dialog->ttl()->expires()->height() / 2});
        dialog->ttl()->number()->selectAll();
        QTest::keyClicks(dialog->ttl()->number(), u"90"_s);
        QCOMPARE(dialog->ttl()->ttl(), 90'000);
        press(dialog, u"ok"_s);
        QVERIFY(f.waitFor(read, wanted));
        QVERIFY(f.ask({"PTTL", "new:key"}).integer > 80'000);
        QVERIFY(QTest::qWaitFor([&] { return f.keys->currentKey() == "new:key"; }, kPatience));
        QVERIFY(f.idle());
        QCOMPARE(f.value->key(), "new:key"_ba);
        f.undo();
        QVERIFY(f.waitFor({"EXISTS", "new:key"}, Reply::ofInteger(0)));
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->holds("new:key"); }, kPatience));
    }

    void addsAndRemovesElements()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select("queue");
        QTRY_COMPARE_WITH_TIMEOUT(f.value->model()->rowCount({}), 3, kPatience);
        f.value->addAction_()->trigger();
        auto *dialog = f.dialog<AddDialog>(u"addKey"_s);
        QVERIFY(dialog);
        dialog->elements()->table()->setItem(0, 0, new QTableWidgetItem(u"x"_s));
        dialog->elements()->table()->setItem(1, 0, new QTableWidgetItem(u"y"_s));
        dialog->findChild<QComboBox *>(u"end"_s)->setCurrentIndex(1);
        press(dialog, u"ok"_s);
        QVERIFY(f.waitFor({"LLEN", "queue"}, Reply::ofInteger(5)));
        QCOMPARE(f.ask({"LINDEX", "queue", "0"}), Reply::ofBulk("x"));
        QTRY_COMPARE_WITH_TIMEOUT(f.value->model()->rowCount({}), 5, kPatience);
        // One of the middle, by the key.
        f.activate();
        f.value->table()->setFocus();
        f.value->table()->selectRow(3);
        QCOMPARE(f.value->model()->row(3).value, "two"_ba);
        key(Qt::Key_Delete);
        QVERIFY(f.waitFor({"LLEN", "queue"}, Reply::ofInteger(4)));
        QCOMPARE(f.ask({"LPOS", "queue", "two"}), Reply());
        QTRY_COMPARE_WITH_TIMEOUT(f.value->model()->rowCount({}), 4, kPatience);
        f.undo();
        QVERIFY(f.waitFor({"LINDEX", "queue", "3"}, Reply::ofBulk("two")));
        // The last element takes the key along.
        f.select("tags");
        QTRY_COMPARE_WITH_TIMEOUT(f.value->model()->rowCount({}), 1, kPatience);
        f.activate();
        f.value->table()->setFocus();
        f.value->table()->selectRow(0);
        key(Qt::Key_Delete);
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->holds("tags"); }, kPatience));
        f.undo();
        QVERIFY(f.waitFor({"SCARD", "tags"}, Reply::ofInteger(1)));
        QVERIFY(QTest::qWaitFor([&] { return f.keys->model()->holds("tags"); }, kPatience));
    }

    void renamesExpiresAndDeletes()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select("user:1");
        f.value->renameAction()->trigger();
        auto *line = f.dialog<LineDialog>(u"lineDialog"_s);
        QVERIFY(line);
        line->line()->clear();
        QTest::keyClicks(line->line(), u"queue"_s);
        press(line, u"ok"_s);
        f.answer(false); // there is one
        QCOMPARE(f.ask({"TYPE", "queue"}).text, "list"_ba);
        line->line()->setText(u"user:one"_s);
        press(line, u"ok"_s);
        QVERIFY(f.waitFor({"EXISTS", "user:1"}, Reply::ofInteger(0)));
        QVERIFY(QTest::qWaitFor([&] { return f.value->key() == "user:one" && !f.value->isBusy(); }, kPatience));
        f.undo();
        QVERIFY(f.waitFor({"HGET", "user:1", "name"}, Reply::ofBulk("Ada")));
        QVERIFY(f.waitFor({"EXISTS", "user:one"}, Reply::ofInteger(0)));
        QVERIFY(QTest::qWaitFor([&] { return f.keys->model()->holds("user:1"); }, kPatience));

        f.select("queue");
        f.value->expireAction()->trigger();
        auto *expire = f.dialog<ExpireDialog>(u"expireDialog"_s);
        QVERIFY(expire);
        expire->ttl()->expires()->setChecked(true);
        expire->ttl()->number()->setFocus();
        expire->ttl()->number()->selectAll();
        QTest::keyClicks(expire->ttl()->number(), u"50"_s);
        press(expire, u"ok"_s);
        QVERIFY(QTest::qWaitFor([&] { return f.ask({"PTTL", "queue"}).integer > 0; }, kPatience));
        QVERIFY(QTest::qWaitFor([&] { return f.value->persistAction()->isEnabled(); }, kPatience));
        f.value->persistAction()->trigger();
        QVERIFY(f.waitFor({"PTTL", "queue"}, Reply::ofInteger(-1)));
        QVERIFY(QTest::qWaitFor([&] { return f.window->undoStack()->index() == 2; }, kPatience));
        f.undo();
        QVERIFY(QTest::qWaitFor([&] { return f.ask({"PTTL", "queue"}).integer > 0; }, kPatience));

        f.select("scores");
        f.activate();
        f.keys->tree()->setFocus();
        key(Qt::Key_Delete);
        QVERIFY(f.waitFor({"EXISTS", "scores"}, Reply::ofInteger(0)));
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->holds("scores"); }, kPatience));
        f.undo();
        QVERIFY(f.waitFor({"ZSCORE", "scores", "ann"}, Reply::ofBulk("1.5")));
        // Whoever took the name meanwhile keeps it.
        QVERIFY(QTest::qWaitFor([&] { return f.keys->model()->holds("scores"); }, kPatience));
        f.select("scores");
        f.activate();
        f.keys->tree()->setFocus();
        key(Qt::Key_Delete);
        QVERIFY(f.waitFor({"EXISTS", "scores"}, Reply::ofInteger(0)));
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->holds("scores"); }, kPatience));
        f.ask({"SET", "scores", "new"});
        const auto notices = f.window->notices()->kept().size();
        f.undo();
        QVERIFY(QTest::qWaitFor([&] { return f.window->notices()->kept().size() > notices; }, kPatience));
        QCOMPARE(f.ask({"GET", "scores"}), Reply::ofBulk("new"));
    }

    void deletesByPattern()
    {
        Fixture f;
        QVERIFY(f.ok);
        std::vector<Words> sets;
        for (int i = 0; i < 1'500; ++i)
            sets.push_back({"SET", "tmp:" + QByteArray::number(i), QByteArray::number(i), "PX", "500000"});
        sets.push_back({"SET", "stays", "1"});
        f.askAll(sets);
        f.showKeys();
        f.keys->deletePatternAction()->trigger();
        auto *dialog = f.dialog<DeleteDialog>(u"deleteByPattern"_s);
        QVERIFY(dialog);
        QVERIFY(!dialog->deleteButton()->isEnabled());
        dialog->pattern()->setFocus();
        QTest::keyClicks(dialog->pattern(), u"tmp:*"_s);
        QTest::keyClick(dialog->pattern(), Qt::Key_Return); // counts
        QVERIFY(QTest::qWaitFor([&] { return dialog->deleteButton()->isEnabled(); }, kPatience));
        QVERIFY2(dialog->summary().contains(u"1,500"_s), qPrintable(dialog->summary()));
        QCOMPARE(dialog->sample()->count(), CountJob::kSample + 1);
        QCOMPARE(f.ask({"DBSIZE"}), Reply::ofInteger(1'501)); // nothing was touched
        QTest::mouseClick(dialog->deleteButton(), Qt::LeftButton);
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(1)));
        QVERIFY(f.idle());
        QVERIFY(QTest::qWaitFor([&] { return f.keys->model()->keyCount() == 1; }, kPatience));
        QVERIFY(f.window->undoStack()->canUndo());
        f.undo();
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(1'501)));
        QCOMPARE(f.ask({"GET", "tmp:77"}), Reply::ofBulk("77"));
        QVERIFY(f.ask({"PTTL", "tmp:77"}).integer > 0);
        QVERIFY(QTest::qWaitFor([&] { return f.keys->model()->keyCount() == 1'501; }, kPatience));
    }

    void deletesFolders_data()
    {
        QTest::addColumn<Fixture::Store>("store");
        QTest::newRow("Redis") << Fixture::Store::Redis;
        QTest::newRow("memory") << Fixture::Store::Memory;
    }

    /// All that begins as the folder, shown or not, and nothing else, whatever its name means to MATCH.
    void deletesFolders()
    {
        QFETCH(Fixture::Store, store);
        Fixture f(store);
        QVERIFY(f.ok);
        f.askAll({{"SET", "a[1]*:x", "1"}, {"SET", "a[1]*:y", "2"}, {"SET", "a1b:x", "3"}, {"SET", "a1b:y", "4"}});
        f.showKeys();
        f.keys->tree()->setCurrentIndex(f.keys->model()->indexOf("a[1]*:x").parent());
        f.askAll({{"SET", "a[1]*:later", "5"}, {"SET", "a1b:later", "6"}}); // not shown
        f.keys->tree()->setFocus();
        key(Qt::Key_Delete);
        auto *look = f.dialog<DeleteDialog>(u"deleteByPattern"_s);
        QVERIFY(look);
        QCOMPARE(look->pattern()->text(), u"a\\\\[1]\\\\*:*"_s);
        QVERIFY(QTest::qWaitFor([&] { return look->deleteButton()->isEnabled(); }, kPatience));
        QCOMPARE(look->sample()->count(), 3);
        QCOMPARE(f.ask({"DBSIZE"}), Reply::ofInteger(6)); // nothing was touched
        QTest::mouseClick(look->deleteButton(), Qt::LeftButton);
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(3)));
        QVERIFY(f.idle());
        QCOMPARE(f.ask({"EXISTS", "a1b:x", "a1b:y", "a1b:later"}), Reply::ofInteger(3));
        f.undo();
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(6)));
        QCOMPARE(f.ask({"GET", "a[1]*:later"}), Reply::ofBulk("5"));
    }

    /// Of several, and as far as the filter takes their keys.
    void deletesWhatMatchesInFolders()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.askAll({{"SET", "a:1", ""}, {"SET", "a:2", ""}, {"SET", "b:1", ""}, {"SET", "b:2", ""}, {"SET", "c:1", ""}});
        f.showKeys();
        f.keys->pattern()->setText(u"*1"_s);
        f.showKeys();
        QCOMPARE(f.keys->model()->keyCount(), 3);
        QItemSelectionModel *selection = f.keys->tree()->selectionModel();
        for (const QByteArray &name : {"a:1"_ba, "b:1"_ba})
            selection->select(f.keys->model()->indexOf(name).parent(),
                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
        f.deleteAfterLook();
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(3)));
        QVERIFY(f.idle());
        QCOMPARE(f.ask({"EXISTS", "a:2", "b:2", "c:1"}), Reply::ofInteger(3));
    }

    void exportsAndImports()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        const QString path = f.folder.filePath(u"keys.jsonl"_s);
        f.keys->exportTo(path, f.keys->choice());
        QVERIFY(f.idle());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QCOMPARE(written.count('\n'), 9);
        std::vector<Words> reads{{"GET", "page:home"},
                                 {"GET", QByteArray("bin\0\xff", 5)},
                                 {"HMGET", "user:1", "name", "mail"},
                                 {"LRANGE", "queue", "0", "-1"},
                                 {"SMEMBERS", "tags"},
                                 {"ZRANGE", "scores", "0", "-1", "WITHSCORES"},
                                 {"XRANGE", "events", "-", "+"}};
        const auto before = f.askAll(reads);
        f.ask({"FLUSHALL"});
        // Two more lines that cannot be taken, which are told.
        QFile more(path);
        QVERIFY(more.open(QIODevice::Append));
        more.write("nonsense\n{\"key\": \"x\", \"type\": \"list\", \"value\": []}\n");
        more.close();
        f.keys->importFrom(path, true);
        auto *report = f.dialog<ImportReport>(u"importReport"_s);
        QVERIFY(report);
        QVERIFY2(report->text().contains(u"9 key"_s), qPrintable(report->text()));
        auto *faults = report->findChild<QListWidget *>(u"importFaults"_s);
        QVERIFY(faults && faults->count() == 2);
        QVERIFY(faults->item(0)->text().contains(u"10"_s));
        report->close();
        QVERIFY(f.askAll(reads) == before);
        QVERIFY(f.ask({"PTTL", "session:1"}).integer > 0);
        QVERIFY(QTest::qWaitFor([&] { return f.keys->model()->keyCount() == 9; }, kPatience));
        f.undo();
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(0)));
        // To a place where nothing can be written.
        f.keys->exportTo(f.folder.filePath(u"none/keys.jsonl"_s), f.keys->choice());
        QVERIFY(QTest::qWaitFor([&] { return f.keys->banner()->isVisible(); }, kPatience));
    }

    /// Values are read as they fit into memory, and what is too large is passed over and told.
    void exportsLargeValues()
    {
        Fixture f;
        QVERIFY(f.ok);
        std::vector<Words> sets{{"SETRANGE", "too large", QByteArray::number(ExportJob::kLargestKey), "x"}};
        for (int i = 0; i < 5; ++i)
            sets.push_back({"SET", "large:" + QByteArray::number(i), QByteArray(10 * 1024 * 1024, char('a' + i))});
        sets.push_back({"SET", "small", "1"});
        f.askAll(sets);
        f.showKeys();
        const QString path = f.folder.filePath(u"keys.jsonl"_s);
        f.keys->exportTo(path, f.keys->choice());
        QVERIFY(f.idle());
        QVERIFY(QTest::qWaitFor([&] { return f.keys->banner()->isVisible(); }, kPatience));
        QVERIFY2(f.keys->banner()->text().contains(u"too large"_s), qPrintable(f.keys->banner()->text()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QSet<QByteArray> exported;
        while (!file.atEnd()) {
            const auto record = recordOfLine(file.readLine());
            QVERIFY(record.isOk());
            const QByteArray &value = record.value().parts.value(0);
            if (record.value().key.startsWith("large:"))
                QCOMPARE(value.size(), 10 * 1024 * 1024);
            exported.insert(record.value().key);
        }
        QCOMPARE(exported, (QSet<QByteArray>{"large:0", "large:1", "large:2", "large:3", "large:4", "small"}));
    }

    /// What is shown follows what is done to many keys.
    void showsWhatBecameOfManyKeys()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select("session:1");
        const QString path = f.folder.filePath(u"keys.jsonl"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"key": "session:1", "type": "string", "value": "carol"})");
        file.close();
        f.keys->importFrom(path, true);
        auto *report = f.dialog<ImportReport>(u"importReport"_s);
        QVERIFY(report);
        report->close();
        QVERIFY(QTest::qWaitFor([&] { return f.value->content()->content() == "carol"; }, kPatience));
        f.activate();
        f.keys->tree()->setCurrentIndex(f.keys->model()->indexOf("session:1").parent());
        f.deleteAfterLook();
        QVERIFY(f.waitFor({"EXISTS", "session:1", "session:2"}, Reply::ofInteger(0)));
        QVERIFY(QTest::qWaitFor([&] { return f.value->banner()->isVisible(); }, kPatience));
        QVERIFY(!f.value->editAction()->isEnabled());
    }

    void guardsLargeValues()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.ask({"SET", "large", QByteArray(3 * 1024 * 1024, 'x')});
        std::vector<Words> pushes;
        for (int i = 0; i < 30; ++i) {
            Words push{"RPUSH", "long"};
            for (int k = 0; k < 100; ++k)
                push.append("element " + QByteArray::number(i * 100 + k));
            pushes.push_back(push);
        }
        f.askAll(pushes);
        f.showKeys();
        f.select("large");
        QVERIFY(QTest::qWaitFor([&] { return f.value->banner()->isVisible(); }, kPatience));
        QCOMPARE(f.value->content()->content().size(), qsizetype(ValueReader::kFirstBytes));
        QVERIFY(!f.value->editAction()->isEnabled());
        QTest::mouseClick(f.value->banner()->actionButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.value->content()->content().size() == 3 * 1024 * 1024; }, kPatience));
        // A long list comes by pages, as far as one scrolls.
        f.select("long");
        QTRY_VERIFY_WITH_TIMEOUT(f.value->model()->rowCount({}) > 0, kPatience);
        const int first = f.value->model()->rowCount({});
        QVERIFY2(first < 3'000, qPrintable(QString::number(first)));
        QVERIFY(QTest::qWaitFor(
            [&] {
                f.value->table()->scrollToBottom();
                return f.value->model()->rowCount({}) == 3'000;
            },
            kPatience));
        QCOMPARE(f.value->model()->row(2'999).value, "element 2999"_ba);
    }

    void saysWhatCannotBeUndone()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.ask({"SETRANGE", "huge", "70000000", "x"});
        f.askAll({{"SET", "pair:1", "a"}, {"SETRANGE", "pair:2", "70000000", "x"}});
        f.showKeys();
        f.select("huge");
        f.activate();
        f.keys->tree()->setFocus();
        key(Qt::Key_Delete);
        f.answer(false);
        QCOMPARE(f.ask({"EXISTS", "huge"}), Reply::ofInteger(1));
        f.activate();
        f.keys->tree()->setFocus();
        key(Qt::Key_Delete);
        f.answer(true);
        QVERIFY(f.waitFor({"EXISTS", "huge"}, Reply::ofInteger(0)));
        QVERIFY(!f.window->undoStack()->canUndo());
        // The same of several: nothing is touched before it was said.
        f.activate();
        f.keys->treeAction()->trigger();
        f.keys->tree()->setFocus();
        f.keys->tree()->selectAll();
        QCOMPARE(f.keys->choice().keys.size(), 2);
        key(Qt::Key_Delete);
        f.answer(false);
        QCOMPARE(f.ask({"EXISTS", "pair:1", "pair:2"}), Reply::ofInteger(2));
        f.activate();
        f.keys->tree()->setFocus();
        key(Qt::Key_Delete);
        f.answer(true);
        QVERIFY(f.waitFor({"EXISTS", "pair:1", "pair:2"}, Reply::ofInteger(0)));
        QVERIFY(f.idle());
        QVERIFY(!f.window->undoStack()->canUndo());
    }

    void staysBoundedWithManyKeys()
    {
        Fixture f;
        QVERIFY(f.ok);
        // A hundred and thirty thousand keys, made by Redis itself.
        f.ask({"EVAL", "for i = 1, 130000 do redis.call('SET', 'item:' .. i % 1000 .. ':' .. i, i) end", "0"});
        QCOMPARE(f.ask({"DBSIZE"}), Reply::ofInteger(130'000));
        int turns = 0; // of the window's loop while keys come
        QTimer turning;
        connect(&turning, &QTimer::timeout, this, [&turns] { ++turns; });
        turning.start(0);
        f.showKeys();
        QVERIFY(f.keys->model()->keyCount() >= KeySearch::kFirstKeys);
        QVERIFY(f.keys->model()->keyCount() < 3 * KeySearch::kFirstKeys);
        QVERIFY2(turns > 10, qPrintable(QString::number(turns)));
        const QString came = countText(quint64(f.keys->model()->keyCount())); // all that the store has looked at
        QCOMPARE(f.keys->figure(), u"%1 keys – %1 of 130,000 looked at"_s.arg(came));
        QVERIFY(f.keys->moreAction()->isEnabled());
        for (int i = 0; i < 20 && f.keys->moreAction()->isEnabled(); ++i) {
            f.keys->moreAction()->trigger();
            QVERIFY(QTest::qWaitFor([&] { return !f.keys->isScanning(); }, kPatience));
        }
        QCOMPARE(f.keys->model()->keyCount(), KeySearch::kMostKeys);
        QVERIFY2(f.keys->figure().contains(u"100,000"_s), qPrintable(f.keys->figure()));
        // Only what is in sight was asked for.
        int known = 0;
        const QList<QByteArray> all = f.keys->model()->keysBelow({});
        for (const QByteArray &each : all)
            known += f.keys->model()->facts(each)->askedAt > 0 ? 1 : 0;
        QVERIFY2(known < 1'000, qPrintable(QString::number(known)));
        // A search can be stopped, and says how far it is.
        f.keys->pattern()->setText(u"nothing*"_s);
        f.keys->refresh();
        QVERIFY(f.keys->stopAction()->isEnabled());
        f.keys->stopAction()->trigger();
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->isScanning(); }, kPatience));
        QVERIFY2(f.keys->figure().startsWith(u"0 keys – about "_s), qPrintable(f.keys->figure()));
        f.keys->pattern()->setText(u"item:7:*"_s);
        f.keys->refresh();
        QVERIFY(
            QTest::qWaitFor([&] { return !f.keys->isScanning() && f.keys->model()->keyCount() == 130; }, kPatience));
    }

    /// Which route wrote a key is told, and its request is opened; of others it is said that nobody knows.
    void tellsWhoWroteAKey()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.ask({"SET", "past", "1"});
        auto socket = f.send(f.request("POST", "/cache/told?value=hello"));
        QVERIFY(QTest::qWaitFor([&] { return socket->bytesAvailable() > 0; }, kPatience));
        f.showKeys();
        f.select("past");
        QVERIFY(!f.value->head()->writerLink()->isVisible());
        QVERIFY(!f.value->head()->writer().isEmpty());
        f.select("told");
        QVERIFY(QTest::qWaitFor([&] { return f.value->head()->writerLink()->isVisible(); }, kPatience));
        QVERIFY2(f.value->head()->writer().contains(u"POST /cache/{key}"_s), qPrintable(f.value->head()->writer()));
        QTest::mouseClick(f.value->head()->writerLink(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.window->requestsPane()->isVisible(); }, kPatience));
        QCOMPARE(f.openedTarget(), "/cache/told?value=hello"_ba);
    }
};

QTEST_MAIN(TestCacheKeys)
#include "tst_cache_keys.moc"
