# Precompiled headers for all targets: one for each library, and one for the tests of each. Each is made by a target of its own, which has no more definitions than all of
# its users: g++ refuses a precompiled header where a macro that was defined for it is not.
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/precompiled.cpp" CONTENT "")
set(parts server)
if(COROSCOPE_WINDOW)
    list(APPEND parts ui)
endif()
if(COROSCOPE_TESTS)
    list(TRANSFORM parts APPEND _test OUTPUT_VARIABLE test_parts)
    list(APPEND parts ${test_parts})
    # It names the folder of each test for QFINDTESTDATA, which none uses; what differs needs a header of its own.
    set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
endif()
foreach(part IN LISTS parts)
    add_library(coroscope_pch_${part} OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
    target_link_libraries(coroscope_pch_${part} PRIVATE coroscope_config Qt6::Core Qt6::Network QCoro::Coro)
    set_target_properties(coroscope_pch_${part} PROPERTIES AUTOMOC OFF)
    target_precompile_headers(coroscope_pch_${part} PRIVATE
        <algorithm> <array> <atomic> <chrono> <functional> <memory> <mutex> <optional> <stop_token> <string> <thread>
        <unordered_map> <variant> <vector>
        <QByteArray> <QCoro/QCoroTask> <QDateTime> <QHash> <QHostAddress> <QJsonArray> <QJsonDocument> <QJsonObject>
        <QList> <QLoggingCategory> <QObject> <QPointer> <QSet> <QString> <QStringList> <QThread> <QTimer> <QUrl> <QVariant>)
    if(part MATCHES "^ui")
        target_link_libraries(coroscope_pch_${part} PRIVATE Qt6::Widgets)
        target_precompile_headers(coroscope_pch_${part} PRIVATE
            <QAbstractTableModel> <QAction> <QApplication> <QBoxLayout> <QHeaderView> <QLabel> <QLineEdit> <QMainWindow>
            <QPainter> <QStyledItemDelegate> <QTableView> <QToolButton> <QWidget>)
    endif()
    if(part MATCHES "_test$")
        target_link_libraries(coroscope_pch_${part} PRIVATE Qt6::Test)
        target_precompile_headers(coroscope_pch_${part} PRIVATE <QSignalSpy> <QTest>)
    endif()
endforeach()
