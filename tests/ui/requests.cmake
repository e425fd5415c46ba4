# What Requests does with requests that it has: comparing, exporting, importing, sending again.
coroscope_test(tst_diff SOURCES tst_diff.cpp records.h LIBRARIES coroscope_ui Qt6::Test LABELS ui)
coroscope_test(tst_saving GUI SOURCES tst_saving.cpp pane_context.h records.h LIBRARIES coroscope_ui Qt6::Test LABELS ui)
coroscope_test(tst_har SOURCES tst_har.cpp records.h
    LIBRARIES coroscope_ui Qt6::Test ZLIB::ZLIB ${COROSCOPE_brotlienc} ${COROSCOPE_zstd} LABELS ui)
target_compile_definitions(tst_har PRIVATE HAR_SCHEMA="${CMAKE_CURRENT_SOURCE_DIR}/har_schema.json")
coroscope_test(tst_requests_actions GUI LONG SOURCES tst_requests_actions.cpp records.h window_fixture.h LIBRARIES coroscope_ui Qt6::Test LABELS ui)
target_compile_definitions(tst_requests_actions PRIVATE COROSCOPE_SCREENSHOTS="${CMAKE_BINARY_DIR}/../screenshots")
coroscope_test(tst_row_rules GUI SOURCES tst_row_rules.cpp pane_context.h pane_pictures.h records.h LIBRARIES coroscope_ui Qt6::Test LABELS ui)
target_compile_definitions(tst_row_rules PRIVATE COROSCOPE_SCREENSHOTS="${CMAKE_BINARY_DIR}/../screenshots")
coroscope_test(tst_compression_page GUI SOURCES tst_compression_page.cpp pane_pictures.h records.h window_fixture.h
    LIBRARIES coroscope_ui Qt6::Test ZLIB::ZLIB ${COROSCOPE_brotlienc} ${COROSCOPE_zstd} LABELS ui)
target_compile_definitions(tst_compression_page PRIVATE COROSCOPE_SCREENSHOTS="${CMAKE_BINARY_DIR}/../screenshots")
coroscope_test(tst_websocket_view GUI SOURCES tst_websocket_view.cpp pane_context.h records.h window_fixture.h LIBRARIES coroscope_ui Qt6::Test LABELS ui)
target_compile_definitions(tst_websocket_view PRIVATE COROSCOPE_SCREENSHOTS="${CMAKE_BINARY_DIR}/../screenshots")
