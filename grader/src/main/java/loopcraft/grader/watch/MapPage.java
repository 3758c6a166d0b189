package loopcraft.grader.watch;

import java.util.function.Consumer;
import loopcraft.grader.cli.Grading;
import loopcraft.grader.cli.Standings;
import loopcraft.grader.cli.Workspace;

/** The map of the course: at once with what is known, then with what grading the rest has shown. */
final class MapPage {

  private final Workspace workspace;
  private final Grading grading;
  private final WatchView view;
  private final Pages pages;
  private final Consumer<WatchEvent> events;
  private Page shown;

  MapPage(
      Workspace workspace,
      Grading grading,
      WatchView view,
      Pages pages,
      Consumer<WatchEvent> events) {
    this.workspace = workspace;
    this.grading = grading;
    this.view = view;
    this.pages = pages;
    this.events = events;
  }

  void show() {
    shown =
        pages.show(
            _ -> Standings.known(workspace).map().render(view.look(), workspace.places()), "");
    view.status("looking at the others …");
    Thread.ofPlatform().daemon().name("map").start(this::lookAtAll);
  }

  private void lookAtAll() {
    try {
      Standings.of(workspace, () -> grading);
    } catch (RuntimeException theVerdictsWillTell) {
      // The map shows what is known.
    } finally {
      events.accept(new WatchEvent.Mapped());
    }
  }

  /** The others have been looked at. */
  void mapped() {
    if (pages.isShown(shown)) {
      pages.redraw();
    }
  }
}
