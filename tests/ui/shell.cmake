# The window itself: zoom, layouts, docks, toasts, figures, drain; and that nothing in it is cut.
coroscope_test(tst_shell GUI SOURCES tst_shell.cpp window_fixture.h LIBRARIES coroscope_ui Qt6::Test LABELS ui)
coroscope_test(tst_fit GUI LONG SOURCES tst_fit.cpp clipping.h pseudo_locale.h records.h window_fixture.h LIBRARIES coroscope_ui Qt6::Test LABELS ui TIMEOUT 600)
coroscope_test(tst_platform GUI SOURCES tst_platform.cpp LIBRARIES coroscope_ui Qt6::Test LABELS ui)
add_dependencies(tst_platform coroscope)
coroscope_test(tst_window_choices GUI SOURCES tst_window_choices.cpp pane_pictures.h window_fixture.h LIBRARIES coroscope_ui Qt6::Test LABELS ui)
target_compile_definitions(tst_window_choices PRIVATE COROSCOPE_SCREENSHOTS="${CMAKE_BINARY_DIR}/../screenshots")
coroscope_test(tst_certificate GUI SOURCES tst_certificate.cpp pane_pictures.h window_fixture.h LIBRARIES coroscope_ui Qt6::Test LABELS ui)
target_compile_definitions(tst_certificate PRIVATE COROSCOPE_SCREENSHOTS="${CMAKE_BINARY_DIR}/../screenshots")
# The languages of the window: which one it takes, and that each has all of the words.
coroscope_test(tst_translations SOURCES tst_translations.cpp LIBRARIES coroscope_ui Qt6::Test LABELS ui)
find_program(PYTHON3 python3 REQUIRED)
add_test(NAME tst_translation_files COMMAND "${PYTHON3}" "${CMAKE_SOURCE_DIR}/tests/tools/check_translations.py"
    "$<TARGET_FILE:Qt6::lupdate>" "${CMAKE_SOURCE_DIR}")
set_tests_properties(tst_translation_files PROPERTIES TIMEOUT 120 LABELS ui)
