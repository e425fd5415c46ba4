# What is done by name and by key, and the first start.
target_sources(coroscope_ui PRIVATE
    first_steps.cpp first_steps.h
    fuzzy.cpp fuzzy.h
    key_bindings.cpp key_bindings.h
    key_tips.cpp key_tips.h
    nearest_shortcut.cpp nearest_shortcut.h
    pane_navigator.cpp pane_navigator.h
    shortcuts_dialog.cpp shortcuts_dialog.h
    single_instance.cpp single_instance.h
    tab_order.cpp tab_order.h
    window_commands.cpp window_commands.h
)
