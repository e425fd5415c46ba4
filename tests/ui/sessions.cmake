coroscope_test(tst_sessions GUI SOURCES tst_sessions.cpp pane_context.h pane_pictures.h LIBRARIES coroscope_ui Qt6::Test LABELS ui)
target_compile_definitions(tst_sessions PRIVATE COROSCOPE_SCREENSHOTS="${CMAKE_BINARY_DIR}/../screenshots")
coroscope_test(tst_sessions_window GUI SOURCES tst_sessions_window.cpp pane_pictures.h window_fixture.h LIBRARIES coroscope_ui Qt6::Test LABELS ui)
target_compile_definitions(tst_sessions_window PRIVATE COROSCOPE_SCREENSHOTS="${CMAKE_BINARY_DIR}/../screenshots")
