# Two precompiled headers for all targets. Each is made by a target of its own, which has no more definitions than all of
# its users: g++ refuses a precompiled header where a macro that was defined for it is not.
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/precompiled.cpp" CONTENT "")
foreach(part server ui)
    add_library(coroscope_pch_${part} OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
    target_link_libraries(coroscope_pch_${part} PRIVATE coroscope_config Qt6::Core Qt6::Network QCoro::Coro)
    set_target_properties(coroscope_pch_${part} PROPERTIES AUTOMOC OFF)
    target_precompile_headers(coroscope_pch_${part} PRIVATE
        <algorithm> <array> <atomic> <chrono> <functional> <memory> <mutex> <optional> <stop_token> <string> <thread>
        <unordered_map> <variant> <vector>
        <QByteArray> <QCoro/QCoroTask> <QDateTime> <QHash> <QHostAddress> <QJsonArray> <QJsonDocument> <QJsonObject>
        <QList> <QLoggingCategory> <QObject> <QPointer> <QSet> <QString> <QStringList> <QThread> <QTimer> <QUrl> <QVariant>)
endforeach()
target_link_libraries(coroscope_pch_ui PRIVATE Qt6::Widgets)
target_precompile_headers(coroscope_pch_ui PRIVATE
    <QAbstractTableModel> <QAction> <QApplication> <QBoxLayout> <QHeaderView> <QLabel> <QLineEdit> <QMainWindow> <QPainter>
    <QStyledItemDelegate> <QTableView> <QToolButton> <QWidget>)
