# Load runs and races.
coroscope_test(tst_load_parts GUI SOURCES tst_load_parts.cpp load_runs.h pane_context.h pane_pictures.h LIBRARIES coroscope_ui Qt6::Test LABELS ui)
coroscope_test(tst_load_pane GUI LONG SOURCES tst_load_pane.cpp pane_pictures.h window_fixture.h LIBRARIES coroscope_ui Qt6::Test LABELS ui)
foreach(name tst_load_parts tst_load_pane)
    target_compile_definitions(${name} PRIVATE COROSCOPE_SCREENSHOTS="${CMAKE_BINARY_DIR}/../screenshots")
endforeach()
