package loopcraft.grader.author;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import loopcraft.grader.course.Course;
import loopcraft.grader.run.Answer;
import loopcraft.grader.run.Grader;
import loopcraft.grader.run.GraderOptions;
import loopcraft.grader.run.ThreadOrder;
import loopcraft.grader.run.Verdict;

/** Real workers that grade known answers. */
final class AnswerWorkers implements WrongAnswers.Grading, AutoCloseable {

  private final Course course;
  private final GraderOptions options;
  private final Grader grader;
  private final Map<ThreadOrder, Grader> graders = new EnumMap<>(ThreadOrder.class);

  AnswerWorkers(Course course, GraderOptions options) {
    this.course = course;
    this.options = options;
    grader = new Grader(course, options);
    graders.put(options.threadOrder(), grader);
    grader.prepareForMany();
  }

  @Override
  public Verdict grade(Answer answer) {
    return grade(answer, options.threadOrder());
  }

  @Override
  public Verdict grade(Answer answer, ThreadOrder order) {
    return graders
        .computeIfAbsent(order, this::graderWith)
        .grade(answer.exercise(), answer.stack(), answer.sources());
  }

  private Grader graderWith(ThreadOrder order) {
    return new Grader(course, options.withSpares(0).withThreadOrder(order));
  }

  @Override
  public List<Verdict> gradeAll(List<Answer> answers, BiPredicate<Answer, Verdict> doubtful) {
    return grader.gradeAll(answers, doubtful);
  }

  @Override
  public void close() {
    graders.values().forEach(Grader::close);
  }
}
