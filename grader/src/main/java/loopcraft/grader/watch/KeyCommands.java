package loopcraft.grader.watch;

import java.util.List;
import loopcraft.grader.cli.Hints;
import loopcraft.grader.cli.ReadingPage;
import loopcraft.grader.cli.UsageException;
import loopcraft.grader.cli.Workspace;

/** What the keys of watch mode do. */
final class KeyCommands {

  private final Workspace workspace;
  private final WatchView view;
  private final Pages pages;
  private final DemoPlayer demos;
  private final CurrentExercise current;
  private final MapPage map;

  KeyCommands(
      Workspace workspace,
      WatchView view,
      Pages pages,
      DemoPlayer demos,
      CurrentExercise current,
      MapPage map) {
    this.workspace = workspace;
    this.view = view;
    this.pages = pages;
    this.demos = demos;
    this.current = current;
    this.map = map;
  }

  /** Does what a key stands for; false for the end. */
  boolean pressed(Key key) {
    if (demos.isRunning()) {
      if (isQuit(key)) {
        demos.stop();
      }
      return true;
    }
    if (pages.isLent()) {
      pages.takeBack();
      pages.back();
      return true;
    }
    return switch (key) {
      case Key.Special special -> {
        special(special);
        yield true;
      }
      case Key.Character(var c) -> character(c);
    };
  }

  private static boolean isQuit(Key key) {
    return key.equals(new Key.Character('q')) || key == Key.Special.ESCAPE;
  }

  private void special(Key.Special key) {
    switch (key) {
      case UP -> pages.scroll(-1);
      case DOWN -> pages.scroll(1);
      case PAGE_UP -> pages.scrollScreens(-1);
      case PAGE_DOWN -> pages.scrollScreens(1);
      case ESCAPE -> pages.back();
      case OTHER -> {}
    }
  }

  /** False for the end. */
  private boolean character(char c) {
    if (demos.chooses(c)) {
      demos.chosen(c);
      return true;
    }
    switch (Character.toLowerCase(c)) {
      case 'n' -> current.goForward();
      case 'p' -> current.goBack();
      case 't' -> current.again();
      case 'h' -> pages.show(new Hints(workspace, current.get()).next(view.look()));
      case 'r' -> read(false);
      case 'a' -> read(true);
      case 'l' -> map.show();
      case 'd' -> demos.choose(current.get());
      case 'x' -> current.bringBack();
      case 'v' -> current.switchDetail();
      case '?' -> pages.show(help());
      case ' ' -> pages.scrollScreens(1);
      case 'b' -> pages.scrollScreens(-1);
      case 'j' -> pages.scroll(1);
      case 'k' -> pages.scroll(-1);
      case 'q' -> {
        if (pages.isAtVerdict()) {
          return false;
        }
        pages.back();
      }
      default -> {}
    }
    return true;
  }

  private void read(boolean answers) {
    pages.show(
        _ -> {
          try {
            return ReadingPage.of(workspace, current.get(), view.look(), answers);
          } catch (UsageException noSection) {
            return List.of(noSection.getMessage());
          }
        },
        answers ? "" : "a: with the answers");
  }

  private List<String> help() {
    var look = view.look();
    return List.of(
        look.bold("Save a file, and it is tested."),
        "",
        "  n  the next exercise         p  the one before",
        "  h  the next hint             r  read the lesson's section",
        "  t  test again                d  run a demo on your code",
        "  l  the map of the course     v  every failure in full, or only the first",
        "  q  back, or quit",
        "",
        "Saving a file of another exercise goes there.",
        "Long pages: space and b, or the arrows.");
  }
}
