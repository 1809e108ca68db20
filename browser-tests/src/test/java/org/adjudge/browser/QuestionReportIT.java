package org.adjudge.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page of the question's engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionReportIT {
    private Browser browser = new Browser(Pages.QUESTION);

    @AfterAll
    void close() {
        browser.close();
    }

    private void open(String line) {
        browser.at("cases?verdict=DISAGREES");
        browser.click(browser.all("#list tbody a").stream()
                .filter(a -> a.getText().startsWith(line))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void a_failing_case_has_its_graph_with_the_first_wrong_node_ringed() throws IOException {
        open("tf.matmul(tf.matmul(x, y), z) | x: f32[2,2,2] = ");
        assertTrue(browser.find("#case").isDisplayed());
        assertEquals(1, browser.all("#case svg.graph .ring").size());
        WebElement ringed = browser.find("#case svg.graph .ring").findElement(By.xpath(".."));
        assertTrue(ringed.getText().contains("v3 = tf.matmul(x, y)"), ringed.getText());
        assertFalse(browser.all("#case svg.graph .edge.bad").isEmpty());
        assertEquals(1, browser.all("#case svg.graph .node.good").size(), "the output alone has a right cotangent");
        String beside = browser.find("#case .beside > div:last-child").getText();
        assertTrue(beside.contains("First wrong: v3 = tf.matmul(x, y), its cotangent"), beside);
        assertTrue(beside.contains("Looks like: all axes transposed"), beside);
        assertTrue(beside.contains("Smallest case that fails alike: "), beside);
        browser.screenshot("question-case");
        browser.prefers("dark");
        browser.screenshot("question-case-dark");
        browser.prefers("light");
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void the_digits_that_differ_are_marked_on_both_sides() {
        open("tf.matmul(tf.matmul(x, y), z) | x: f32[2,2,2] = ");
        List<String> marks = browser.texts("#case .check.bad mark");
        assertFalse(marks.isEmpty());
        assertTrue(browser.texts("#case .check.good mark").isEmpty());
    }

    @Test
    void the_overview_and_the_findings_say_who_is_wrong() throws IOException {
        browser.at("overview");
        assertTrue(browser.find("#overview .lead").getText().contains("held against engine 'QuestionEngine'"));
        browser.screenshot("question-overview");
        browser.at("findings");
        assertTrue(browser.find("#findings h3").getText().contains("disagrees"));
        browser.screenshot("question-findings");
        browser.at("ops");
        browser.screenshot("question-ops");
    }

    @Test
    void a_hostile_line_is_shown_and_not_run() throws IOException {
        open("tf.tanh(x)");
        assertTrue(browser.find("#line").getText().contains("<script>document.title='hacked'</script><img src=x"));
        assertEquals("Adjudge: QuestionEngine", browser.title());
        assertEquals(0, browser.all("img").size());
        browser.screenshot("question-hostile");
    }

    @Test
    void at_320_pixels_no_section_is_wider_than_the_screen() throws IOException {
        browser.width(320);
        for (String section : Pages.SECTIONS) {
            browser.at(section);
            assertEquals(0, browser.overhang(), section);
            browser.screenshot("narrow-" + section);
        }
        open("tf.matmul(tf.matmul(x, y), z) | x: f32[2,2,2] = ");
        assertEquals(0, browser.overhang());
        browser.screenshot("narrow-question-case");
        browser.width(1280);
    }
}
