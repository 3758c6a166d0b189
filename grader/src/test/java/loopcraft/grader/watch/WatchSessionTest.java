package loopcraft.grader.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import loopcraft.grader.cli.FakeGrading;
import loopcraft.grader.cli.Grading;
import loopcraft.grader.cli.Look;
import loopcraft.grader.cli.Workspace;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.FixtureCourse;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WatchSessionTest {

  private static final String RIGHT = "package fixture; class X {}";
  private static final String WRONG = "package fixture; class X { int wrong; }";

  @TempDir Path root;
  private FixtureCourse fixture;
  private Course course;
  private FakeGrading grading;
  private final Pages pages = new Pages();
  private WatchSession session;
  private Thread thread;

  /** Remembers the pages that were shown. */
  private static final class Pages implements WatchView {

    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    private volatile int rows = 100;

    /** The next page that has this text; those before it are of no interest. */
    String await(String text) throws InterruptedException {
      while (true) {
        var page = shown.poll(20, TimeUnit.SECONDS);
        assertThat(page).as("a page with " + text).isNotNull();
        if (page.contains(text)) {
          return page;
        }
      }
    }

    @Override
    public Look look() {
      return Look.plain(100);
    }

    @Override
    public int rows() {
      return rows;
    }

    @Override
    public boolean interactive() {
      return true;
    }

    @Override
    public void show(List<String> lines) {
      shown.add(String.join("\n", lines));
    }

    @Override
    public void status(String text) {}

    @Override
    public void handOver(String heading) {
      shown.add(heading);
    }
  }

  @BeforeEach
  void course() {
    fixture = FixtureCourse.in(root);
    course = fixture.load();
    grading = new FakeGrading(course);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (thread != null) {
      session.post(new WatchEvent.Interrupted());
      thread.join();
    }
  }

  private void start(Grading with) {
    session =
        new WatchSession(
            new Workspace(course, root),
            with,
            _ -> pages,
            Stack.ISOLATED,
            (_, _) -> {
              throw new IOException("no demo today");
            },
            course.find("01.1").orElseThrow());
    thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    session.run();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
  }

  private void save(Path file, String text) {
    fixture.exercise(file, text);
    saved(file);
  }

  private void saved(Path file) {
    session.post(
        new WatchEvent.Saved(
            course.modules().getFirst().exercise().resolve(file), System.nanoTime()));
  }

  private void press(char key) {
    session.post(new WatchEvent.Pressed(new Key.Character(key)));
  }

  @Test
  void a_saved_file_gets_its_verdict_with_the_time_it_took() throws InterruptedException {
    start(grading);
    pages.await("not started");

    save(FixtureCourse.ADDER, WRONG);
    assertThat(pages.await("1 of 3 hold")).containsPattern("\\d+ ms");

    save(FixtureCourse.ADDER, "package fixture; broken");
    pages.await("does not compile");

    save(FixtureCourse.ADDER, RIGHT);
    assertThat(pages.await("Well done")).contains("Next: 01.2").contains("Press n");
  }

  @Test
  void a_save_that_changes_nothing_grades_nothing() throws InterruptedException {
    start(grading);
    pages.await("not started");

    saved(FixtureCourse.ADDER);
    saved(FixtureCourse.ADDER);
    save(FixtureCourse.DOUBLER, WRONG);
    pages.await("01.2");

    assertThat(grading.graded()).containsExactly("01.1", "01.2");
  }

  @Test
  void of_two_saves_in_a_row_only_the_newest_counts() throws InterruptedException {
    var first = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    start(
        new Grading() {
          @Override
          public Verdict grade(CourseExercise exercise, Stack stack) {
            var verdict = grading.grade(exercise, stack);
            if (grading.graded().size() == 2) {
              first.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
              }
            }
            return verdict;
          }

          @Override
          public void warmUp() {}

          @Override
          public void close() {}
        });
    pages.await("not started");

    save(FixtureCourse.ADDER, WRONG);
    first.await();
    save(FixtureCourse.ADDER, RIGHT);

    assertThat(pages.await("01.1")).contains("Well done");
    interrupted.await();
  }

  @Test
  void a_missing_file_is_told_and_brought_back() throws InterruptedException {
    start(grading);
    pages.await("not started");

    fixture.delete(FixtureCourse.ADDER);
    saved(FixtureCourse.ADDER);
    assertThat(pages.await("is not there")).contains("Press x");

    press('x');
    pages.await("not started");
  }

  @Test
  void an_editor_may_delete_before_it_writes() throws InterruptedException {
    start(grading);
    pages.await("not started");

    fixture.delete(FixtureCourse.ADDER);
    saved(FixtureCourse.ADDER);
    save(FixtureCourse.ADDER, WRONG);

    assertThat(pages.await("01.1")).contains("1 of 3 hold");
  }

  @Test
  void keys_lead_through_the_course_and_back() throws InterruptedException {
    start(grading);
    pages.await("not started");

    press('h');
    pages.await("Use plus.");
    press('r');
    pages.await("Text.");
    press('?');
    pages.await("Save a file");
    press('l');
    pages.await("0 of 3 done, 0 of 16 points");
    press('q');
    pages.await("01.1  Adding `numbers`  not started");
    press('n');
    pages.await("01.2  Doubling  not started");
    press('p');
    pages.await("01.1  Adding");
    press('d');
    pages.await("no demo today");
  }

  @Test
  void a_failure_of_the_grader_is_told_and_the_next_save_tries_again() throws InterruptedException {
    start(
        new Grading() {
          private boolean failed;

          @Override
          public Verdict grade(CourseExercise exercise, Stack stack) {
            if (!failed) {
              failed = true;
              throw new IllegalStateException("no room");
            }
            return grading.grade(exercise, stack);
          }

          @Override
          public void warmUp() {}

          @Override
          public void close() {}
        });
    pages.await("no room");

    saved(FixtureCourse.ADDER);
    pages.await("not started");
  }

  @Test
  void a_small_window_shows_the_beginning_and_can_be_scrolled() throws InterruptedException {
    pages.rows = 12;
    start(grading);
    pages.await("not started");

    save(FixtureCourse.ADDER, WRONG);
    var page = pages.await("1 of 3 hold");
    assertThat(page.lines()).hasSizeLessThan(12);
    assertThat(page).contains("scroll");

    press('v');
    pages.await("scroll");
    press(' ');
    assertThat(pages.await("scroll")).doesNotContain("1 of 3 hold");
  }

  @Test
  void q_ends_it() throws InterruptedException {
    start(grading);
    pages.await("not started");

    press('q');

    thread.join();
    assertThat(thread.isAlive()).isFalse();
  }
}
