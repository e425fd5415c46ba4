coroscope_test(tst_timeline_parts SOURCES tst_timeline_parts.cpp records.h timeline_records.h LIBRARIES coroscope_ui Qt6::Test LABELS ui)
coroscope_test(tst_timeline_pane GUI SOURCES tst_timeline_pane.cpp pane_context.h pane_pictures.h records.h timeline_records.h window_fixture.h
    LIBRARIES coroscope_ui Qt6::Test LABELS ui TIMEOUT 600)
target_compile_definitions(tst_timeline_pane PRIVATE COROSCOPE_SCREENSHOTS="${CMAKE_BINARY_DIR}/../screenshots")
