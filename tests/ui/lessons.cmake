# Lessons: the pane with small ones, and each built-in one through the window.
coroscope_test(tst_lessons_pane GUI LONG SOURCES tst_lessons_pane.cpp lesson_fixture.h pane_pictures.h window_fixture.h LIBRARIES coroscope_ui Qt6::Test LABELS ui)
coroscope_test(tst_lesson_window GUI LONG SERIAL TIMEOUT 2400 SOURCES tst_lesson_window.cpp lesson_fixture.h pane_pictures.h window_fixture.h LIBRARIES coroscope_ui Qt6::Test LABELS ui lesson)
foreach(name tst_lessons_pane tst_lesson_window)
    target_compile_definitions(${name} PRIVATE COROSCOPE_SCREENSHOTS="${CMAKE_BINARY_DIR}/../screenshots")
endforeach()
