package org.adjudge.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page of the whole catalogue. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreeingReportIT {
    private Browser browser = new Browser(Pages.AGREEING);

    @BeforeAll
    void the_browser_is_there() {
        assertEquals("Adjudge: adjudge", browser.title());
    }

    @AfterAll
    void close() {
        browser.close();
    }

    private void type(String css, String text) {
        WebElement field = browser.find(css);
        field.clear();
        field.sendKeys(text);
    }

    @Test
    void no_section_complains_on_the_console_and_each_shows_itself_alone() throws IOException {
        for (String section :
                Stream.concat(Pages.SECTIONS.stream(), Pages.DOCUMENTS.stream()).toList()) {
            browser.at(section);
            String id = section.startsWith("case-") ? "case" : section;
            assertEquals(1, browser.all("section.view:not([hidden])").size(), section);
            assertTrue(browser.find("#" + id).isDisplayed(), section);
            browser.screenshot("agreeing-" + section);
        }
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void the_list_is_filtered_by_text_and_by_verdict() {
        browser.at("cases");
        String all = browser.find("#count").getText();
        type("#filter input[name=text]", "softmax");
        assertNotEquals(all, browser.find("#count").getText());
        List<String> lines = browser.texts("#list tbody code");
        assertFalse(lines.isEmpty());
        assertTrue(lines.stream().allMatch(l -> l.contains("softmax")), lines.toString());
        browser.at("cases?verdict=AGREES_BY_DIFFERENCES");
        List<String> verdicts = browser.texts("#list tbody td:first-child");
        assertFalse(verdicts.isEmpty());
        assertTrue(verdicts.stream().allMatch(v -> v.contains("agrees by differences")), verdicts.toString());
        browser.at("cases");
        assertEquals(all, browser.find("#count").getText());
    }

    @Test
    void the_list_shows_a_hundred_and_then_more() {
        browser.at("cases?text=tf");
        assertEquals(100, browser.all("#list tbody tr").size());
        browser.click(browser.find("#more"));
        assertEquals(200, browser.all("#list tbody tr").size());
    }

    @Test
    void the_list_is_sorted_by_a_click_and_back_by_another() {
        browser.at("cases?verdict=AGREES");
        WebElement line = browser.find("#list thead button[data-column=line]");
        browser.click(line);
        List<String> up = browser.texts("#list tbody code");
        assertEquals(up.stream().sorted().toList(), up);
        assertEquals("ascending", browser.find("#list thead th:nth-child(2)").getAttribute("aria-sort"));
        browser.click(line);
        assertTrue(browser.texts("#list tbody code").get(0).compareTo(up.get(0)) > 0);
    }

    @Test
    void the_matrix_is_sorted_filtered_and_its_cells_lead_to_the_cases() throws IOException {
        browser.at("ops");
        browser.click(browser.find("#matrix thead th:nth-child(3) button"));
        List<Integer> cases = browser.texts("#matrix tbody td.number").stream()
                .map(Integer::valueOf)
                .toList();
        assertEquals(cases.stream().sorted((a, b) -> b - a).toList(), cases);
        type("#matrix-filter", "tanh");
        List<WebElement> shown = browser.all("#matrix tbody tr:not([hidden])");
        assertFalse(shown.isEmpty());
        assertTrue(shown.stream().allMatch(r -> r.getText().contains("tanh")));
        browser.screenshot("agreeing-matrix-filtered");
        browser.click(browser.find("#matrix tbody tr:not([hidden]) td.good a"));
        assertTrue(browser.fragment().startsWith("#cases?op="), browser.fragment());
        assertTrue(browser.find("#cases").isDisplayed());
        browser.at("ops");
        type("#matrix-filter", " " + Keys.BACK_SPACE);
    }

    @Test
    void the_first_tab_is_a_way_past_the_navigation() {
        browser.at("overview").again();
        browser.find("body").sendKeys(Keys.TAB);
        assertEquals("Skip to the content", browser.focused().getText());
        browser.focused().sendKeys(Keys.ENTER);
        assertEquals("content", browser.focused().getAttribute("id"));
    }

    @Test
    void every_field_and_picture_has_a_name() {
        assertFalse(browser.all("input, select").isEmpty());
        assertFalse(browser.all("svg").isEmpty());
        assertEquals(
                0,
                browser.number("return [...document.querySelectorAll('input, select')]"
                        + ".filter(f => f.labels.length === 0).length"));
        assertEquals(
                0,
                browser.number("return [...document.querySelectorAll('svg')]"
                        + ".filter(s => !s.getAttribute('aria-label')).length"));
    }

    @Test
    void it_follows_the_systems_colours_and_the_button_turns_them() throws IOException {
        browser.at("ops").prefers("dark");
        String dark = browser.background();
        browser.screenshot("agreeing-dark");
        browser.click(browser.find("#theme"));
        assertNotEquals(dark, browser.background());
        assertEquals("false", browser.find("#theme").getAttribute("aria-pressed"));
        browser.prefers("light");
    }

    @Test
    void every_finding_of_the_document_is_a_row_of_its_page() throws IOException {
        long documented = Files.readAllLines(Path.of("../docs/FINDINGS.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .count();
        assertTrue(documented > 0);
        assertEquals(documented, browser.all("#known tbody tr").size());
    }

    @Test
    void an_agreeing_case_shows_its_inputs_its_seed_and_both_sides() {
        browser.at("cases?verdict=AGREES&text=tf.matmul(tf.matmul(x, y), z) | x: f32[2,2,2] = ");
        browser.click(browser.find("#list tbody a"));
        List<String> titles = browser.texts("#case h4");
        assertTrue(titles.containsAll(List.of("x: f32[2, 2, 2]", "seed: f32[2, 2, 2]")), titles.toString());
        List<String> values = browser.texts("#case .check pre");
        assertTrue(values.contains("[[66, -8],\n [80, -8]]"), values.toString());
    }

    @Test
    void the_button_copies_the_line() {
        browser.at("case-0");
        WebElement button = browser.find("#case button");
        assertEquals("Copy the line", button.getText());
        browser.click(button);
        assertEquals("Copied", button.getText());
    }

    @Test
    void a_case_is_reached_and_left_by_keyboard_alone() {
        browser.at("cases?text=softmax");
        browser.find("#filter select[name=dtype]").sendKeys(Keys.TAB);
        while (!"a".equals(browser.focused().getTagName())) {
            browser.focused().sendKeys(Keys.TAB);
        }
        browser.press(browser.focused(), Keys.ENTER);
        assertEquals("case", browser.focused().getAttribute("id"));
        browser.focused().sendKeys(Keys.TAB);
        assertEquals("← all cases", browser.focused().getText());
        browser.press(browser.focused(), Keys.ENTER);
        assertTrue(browser.find("#cases").isDisplayed());
    }

    @Test
    void no_cell_of_the_matrix_says_what_it_says_by_colour_alone() {
        String cells = "#matrix td.good, #matrix td.note, #matrix td.bad";
        assertTrue(browser.all(cells).size() > 1000, "a row an op, a column a kind of check");
        assertEquals(
                0,
                browser.number("return [...document.querySelectorAll('" + cells + "')]"
                        + ".filter(c => !/[✓≈⚖–⚑‼✗]/.test(c.textContent)).length"));
    }

    @Test
    void what_tests_outside_the_catalogue_confirmed_has_its_columns() {
        browser.at("ops");
        List<String> heads = browser.texts("#matrix thead button");
        assertTrue(heads.containsAll(List.of("errors", "JVP f64", "special values")), heads.toString());
    }
}
