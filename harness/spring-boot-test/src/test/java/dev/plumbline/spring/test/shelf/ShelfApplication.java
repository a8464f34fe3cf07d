package dev.plumbline.spring.test.shelf;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class ShelfApplication {}
